package org.plenary.qna.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.board.Ranking.Place;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.session.Session;
import org.plenary.qna.share.Shares;

/// The boards of all sessions.
@ApplicationScoped
public class Boards {

    /// As many as a live stream begins with.
    private static final int SNAPSHOT = 200;

    /// Of a question `q`: that everyone who watches may read it.
    public static final String ON_BOARD = " q.state in ('published', 'selected', 'onStage', 'answered') ";

    private final Database database;
    private final Shares shares;

    Boards(Database database, Shares shares) {
        this.database = database;
        this.shares = shares;
    }

    /// A page of a session's board.
    ///
    /// @param after where the page begins, null for the first
    List<Question> page(Session session, Ranking ranking, @Nullable Place after, int atMost) {
        return switch (ranking) {
            case VOTES -> page("""
                        and ($2::bigint is null or (-coalesce(t.votes, 0), q.published_at, q.id) > (-$2, $3, $4))
                        order by coalesce(t.votes, 0) desc, q.published_at, q.id limit $5
                        """, session.id(), votes(after), publishedAt(after), id(after), atMost);
            case NEWEST -> page("""
                        and ($2::bigint is null or (q.published_at, q.id) < ($3, $4))
                        order by q.published_at desc, q.id desc limit $5
                        """, session.id(), votes(after), publishedAt(after), id(after), atMost);
            case REGIONS -> byRegions(session, after, atMost);
        };
    }

    /// Where the page begins is found by the last question's id, so that no cursor says from where it was asked.
    private List<Question> byRegions(Session session, @Nullable Place after, int atMost) {
        return page(
                """
                and ($2::bigint is null or
                  (not coalesce(q.asker_region = any ($6), false), -coalesce(t.votes, 0), q.published_at, q.id) >
                  (select not coalesce(max(l.asker_region) = any ($6), false), -$2, $3::timestamptz, $4::uuid from question l where l.id = $4))
                order by not coalesce(q.asker_region = any ($6), false), coalesce(t.votes, 0) desc, q.published_at, q.id
                limit $5
                """,
                session.id(),
                votes(after),
                publishedAt(after),
                id(after),
                atMost,
                shares.dueRegions(session).toArray(String[]::new));
    }

    private List<Question> page(String order, @Nullable Object... parameters) {
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES + " where q.session = $1 and" + ON_BOARD
                        + order,
                Questions::from,
                parameters);
    }

    private static @Nullable Long votes(@Nullable Place after) {
        return after == null ? null : after.votes();
    }

    private static @Nullable OffsetDateTime publishedAt(@Nullable Place after) {
        return after == null ? null : after.publishedAt().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID id(@Nullable Place after) {
        return after == null ? null : after.id();
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
