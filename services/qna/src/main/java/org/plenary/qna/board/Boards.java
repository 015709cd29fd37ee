package org.plenary.qna.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.board.Ranking.Place;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;

/// The boards of all sessions.
@ApplicationScoped
public class Boards {

    /// As many as a live stream begins with.
    private static final int SNAPSHOT = 200;

    /// Of a question `q`: that everyone who watches may read it.
    public static final String ON_BOARD = " q.state in ('published', 'selected', 'onStage', 'answered') ";

    private final Database database;

    Boards(Database database) {
        this.database = database;
    }

    /// A page of a session's board.
    ///
    /// @param after where the page begins, null for the first
    List<Question> page(UUID session, Ranking ranking, @Nullable Place after, int atMost) {
        var order =
                switch (ranking) {
                    case VOTES -> """
                            and ($2::bigint is null or (-coalesce(t.votes, 0), q.published_at, q.id) > (-$2, $3, $4))
                            order by coalesce(t.votes, 0) desc, q.published_at, q.id
                            """;
                    case NEWEST -> """
                            and ($2::bigint is null or (q.published_at, q.id) < ($3, $4))
                            order by q.published_at desc, q.id desc
                            """;
                };
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES + " where q.session = $1 and" + ON_BOARD
                        + order + " limit $5",
                Questions::from,
                session,
                after == null ? null : after.votes(),
                after == null ? null : after.publishedAt().atOffset(ZoneOffset.UTC),
                after == null ? null : after.id(),
                atMost);
    }

    /// The best ranked of a session, the one on stage always among them.
    List<Ranked> snapshot(UUID session) {
        return database.list(
                "select * from (select " + Questions.COLUMNS + ", coalesce(t.version, 0) as tally_version from "
                        + Questions.TABLES + " where q.session = $1 and" + ON_BOARD
                        + """
                        order by (q.state = 'onStage') desc, coalesce(t.votes, 0) desc, q.published_at, q.id
                        limit $2) best
                        order by votes desc, published_at, id
                        """,
                row -> new Ranked(Questions.from(row), row.getLong("tally_version")),
                session,
                SNAPSHOT);
    }
}
