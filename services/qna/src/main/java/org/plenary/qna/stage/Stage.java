package org.plenary.qna.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate.Acting;

/// The stages of all sessions.
@ApplicationScoped
class Stage {

    /// How many of the line the chair sees.
    private static final int NEXT = 3;

    private final Database database;
    private final Questions questions;
    private final Desk desk;

    Stage(Database database, Questions questions, Desk desk) {
        this.database = database;
        this.questions = questions;
        this.desk = desk;
    }

    /// What staging makes of a held question. The one on stage gives way before, in the caller's transaction.
    Move put(Question question, Acting by) {
        var now = questions.now();
        var move = question.stage(now);
        if (move instanceof Move.Moved) {
            questions.lockStaged(question.session()).ifPresent(staged -> {
                if (staged.giveWay(now) instanceof Move.Moved(Question back)) {
                    desk.keep(staged, back, "giveWay", by);
                }
            });
        }
        return move;
    }

    Optional<Question> staged(UUID session) {
        return line(session, "onStage", 1).stream().findFirst();
    }

    /// The first of the chair's line.
    List<Question> next(UUID session) {
        return line(session, "selected", NEXT);
    }

    private List<Question> line(UUID session, String state, int atMost) {
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES
                        + " where q.session = $1 and q.state = $2 order by q.selected_at, q.id limit $3",
                Questions::from,
                session,
                state,
                atMost);
    }
}
