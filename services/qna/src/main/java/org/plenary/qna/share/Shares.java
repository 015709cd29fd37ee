package org.plenary.qna.share;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.session.Session;
import org.plenary.qna.share.Fairness.By;
import org.plenary.qna.share.Fairness.Candidate;
import org.plenary.qna.share.Fairness.Counted;
import org.plenary.qna.share.Fairness.UnderHeard;

/// Counts who asked and who was put, of all sessions.
@ApplicationScoped
public class Shares {

    /// The questions of session $1's board, each with the group it counts for by every difference. Whoever takes part
    /// otherwise than as youth is of age.
    private static final String VOICES = """
            with voice as (
              select q.id, q.state, q.published_at, q.state in ('onStage', 'answered') as put,
                case when q.asker_kind is not null then q.asker end as asker,
                q.origin,
                case when q.origin = 'youthForum' then 'youth' when q.asker_kind is not null then 'adult' else 'other' end
                  as age,
                coalesce(q.asker_region, 'other') as region,
                case q.asker_is_new when true then 'first' when false then 'again' else 'other' end as first
              from question q
              where q.session = $1 and q.state in ('published', 'selected', 'onStage', 'answered')
            ), told as (
              select voice.*, by.word as by, by.grp
              from voice cross join lateral (values
                ('origin', origin), ('age', age), ('region', region), ('first', first)) by (word, grp)
            )
            """;

    private final Database database;

    Shares(Database database) {
        this.database = database;
    }

    /// What may be told of a session.
    public Fairness of(Session session) {
        var counted = database.list(VOICES + """
                select by, grp, count(*) as asked, count(*) filter (where put) as put, count(distinct asker) as askers
                from told group by by, grp
                """, Shares::counted, session.id());
        var all = counted.stream().filter(one -> one.by() == By.ORIGIN).toList();
        return Fairness.of(
                all.stream().mapToLong(Counted::asked).sum(),
                all.stream().mapToLong(Counted::put).sum(),
                counted,
                session.isChathamHouse());
    }

    /// A published question of an under-heard group; empty when nobody is, or when they have none.
    ///
    /// @param apart questions that are on the chair's card already
    public Optional<Suggestion> suggest(UUID session, Fairness fairness, Collection<UUID> apart) {
        var best = fairness.underHeard().stream()
                .flatMap(group -> best(session, group, apart).stream())
                .toList();
        return Fairness.suggest(best)
                .map(one ->
                        new Suggestion(one.question(), one.of().by(), one.of().group()));
    }

    /// The regions that are due in a session, as they are stored; none where nothing may be told of regions.
    public List<String> dueRegions(Session session) {
        return of(session).underHeard().stream()
                .filter(due -> due.by() == By.REGION)
                .map(due -> due.group().group())
                .toList();
    }

    private Optional<Candidate> best(UUID session, UnderHeard group, Collection<UUID> apart) {
        return database.one(
                VOICES + """
                select told.id, coalesce(t.votes, 0) as votes, told.published_at
                from told left join tally t on t.question = told.id
                where told.state = 'published' and told.by = $2 and told.grp = $3 and told.id <> all ($4)
                order by votes desc, told.published_at, told.id limit 1
                """,
                row -> new Candidate(
                        group,
                        row.getUUID("id"),
                        row.getLong("votes"),
                        row.getOffsetDateTime("published_at").toInstant()),
                session,
                group.by().word(),
                group.group().group(),
                apart.toArray(UUID[]::new));
    }

    private static Counted counted(Row row) {
        return new Counted(
                By.of(row.getString("by")),
                row.getString("grp"),
                row.getLong("asked"),
                row.getLong("put"),
                row.getLong("askers"));
    }
}
