package org.plenary.qna.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.board.Ranking.Place;
import org.plenary.qna.programme.Programmes;
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

    /// The theme that a question `q` names, and its session's.
    private static final String THEMES = """
             left join programme_session p on p.id = q.session
             left join programme_theme tagged on tagged.conference = p.conference and tagged.id = q.theme
             left join programme_theme own on own.conference = p.conference and own.id = p.theme
            """;

    private static final String TAG = "coalesce(tagged.tag, own.tag)";

    /// Whether a question comes from a region that is due.
    private static final String DUE = "coalesce(q.asker_region = any ($7::text[]), false)";

    private final Database database;
    private final Programmes programmes;
    private final Shares shares;

    Boards(Database database, Programmes programmes, Shares shares) {
        this.database = database;
        this.programmes = programmes;
        this.shares = shares;
    }

    /// A page of a session's board. Where it begins is found by the last question's id, so that no cursor says from
    /// where it was asked.
    ///
    /// @param tag of the theme whose questions alone are wanted; null for all
    /// @param after where the page begins, null for the first
    List<Question> page(Session session, Ranking ranking, @Nullable String tag, @Nullable Place after, int atMost) {
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(session.id());
        parameters.add(after == null ? null : after.votes());
        parameters.add(after == null ? null : after.publishedAt().atOffset(ZoneOffset.UTC));
        parameters.add(after == null ? null : after.id());
        parameters.add(atMost);
        parameters.add(
                tag == null ? null : programmes.themesTagged(session.id(), tag).toArray(UUID[]::new));
        if (ranking == Ranking.REGIONS) {
            parameters.add(shares.dueRegions(session).toArray(String[]::new));
        }
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES + THEMES + " where q.session = $1 and"
                        + ON_BOARD + "and ($6::uuid[] is null or coalesce(tagged.id, own.id) = any ($6))"
                        + from(ranking) + " limit $5",
                Questions::from,
                parameters.toArray());
    }

    private static String from(Ranking ranking) {
        return switch (ranking) {
            case VOTES -> """
                    and ($2::bigint is null or (-coalesce(t.votes, 0), q.published_at, q.id) > (-$2, $3, $4))
                    order by coalesce(t.votes, 0) desc, q.published_at, q.id
                    """;
            case NEWEST -> """
                    and ($2::bigint is null or (q.published_at, q.id) < ($3, $4))
                    order by q.published_at desc, q.id desc
                    """;
            case THEME -> """
                    and ($2::bigint is null
                      or (%1$s is null, coalesce(%1$s, ''), -coalesce(t.votes, 0), q.published_at, q.id)
                        > (select %1$s is null, coalesce(%1$s, ''), -$2, $3::timestamptz, $4::uuid
                           from question q %2$s where q.id = $4))
                    order by %1$s is null, coalesce(%1$s, ''), coalesce(t.votes, 0) desc, q.published_at, q.id
                    """.formatted(TAG, THEMES);
            case REGIONS -> """
                    and ($2::bigint is null
                      or (not %1$s, -coalesce(t.votes, 0), q.published_at, q.id)
                        > (select not %1$s, -$2, $3::timestamptz, $4::uuid from question q where q.id = $4))
                    order by not %1$s, coalesce(t.votes, 0) desc, q.published_at, q.id
                    """.formatted(DUE);
        };
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
