package org.plenary.qna.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;

/// All that is exported.
@ApplicationScoped
class Exports {

    private final Database database;
    private final ExportConfig config;

    Exports(Database database, ExportConfig config) {
        this.database = database;
        this.config = config;
    }

    /// A session's questions, the first asked first.
    ///
    /// @param all whether also those that are not on the board
    List<Question> questions(UUID session, boolean all) {
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES + """
                 where q.session = $1 and ($2 or q.state in ('published', 'selected', 'onStage', 'answered'))
                order by q.asked_at, q.id limit $3
                """,
                Questions::from,
                session,
                all,
                config.atMost());
    }
}
