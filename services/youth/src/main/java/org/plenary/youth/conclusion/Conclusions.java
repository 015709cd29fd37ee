package org.plenary.youth.conclusion;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Band;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Part;
import org.plenary.youth.breakout.Presence;
import org.plenary.youth.conclusion.Conclusion.Ground;
import org.plenary.youth.conclusion.Conclusion.State;
import org.plenary.youth.conclusion.Conclusion.Words;
import org.plenary.youth.conclusion.RecordedResponse.Answer;
import org.plenary.youth.contribution.Stance;

/// All conclusions, what they rest on, what is thought of them, and what the conference answers.
@ApplicationScoped
public class Conclusions {

    /// `$1` is the admission of who looks, null for staff.
    private static final String COLUMNS = """
            select c.id, c.breakout, b.conference, b.topic, b.band, c.text, c.dissent, c.state, c.reason, c.version,
              coalesce(c.agree, t.agree) as agree, coalesce(c.disagree, t.disagree) as disagree,
              coalesce(c.pass, t.pass) as pass, m.stance as mine
            from conclusion c
            join breakout b on b.id = c.breakout
            left join conclusion_stance m on m.conclusion = c.id and m.admission = $1
            cross join lateral (
              select count(*) filter (where s.stance = 'agree') as agree,
                     count(*) filter (where s.stance = 'disagree') as disagree,
                     count(*) filter (where s.stance = 'pass') as pass
              from conclusion_stance s join admission who on who.id = s.admission and who.admitted where s.conclusion = c.id) t
            """;

    private final Database database;
    private final Breakouts breakouts;
    private final Outbox outbox;
    private final ConclusionConfig bounds;
    private final InstantSource clock;

    Conclusions(Database database, Breakouts breakouts, Outbox outbox, ConclusionConfig bounds, InstantSource clock) {
        this.database = database;
        this.breakouts = breakouts;
        this.outbox = outbox;
        this.bounds = bounds;
        this.clock = clock;
    }

    Optional<Conclusion> find(UUID id, @Nullable UUID viewer) {
        return list(database, " where c.id = $2", viewer, id).stream().findFirst();
    }

    /// As [#find]; nobody else changes it until the transaction ends.
    Optional<Conclusion> lock(Transaction transaction, UUID id) {
        return transaction
                .one("select id from conclusion where id = $1 for update", row -> row.getUUID("id"), id)
                .flatMap(held -> find(held, null));
    }

    /// A room's, in the order they were drafted.
    List<Conclusion> ofRoom(UUID breakout, @Nullable UUID viewer) {
        return list(database, " where c.breakout = $2 order by c.id", viewer, breakout);
    }

    /// What a conference's rooms have adopted, room by room.
    public List<Conclusion> adopted(UUID conference) {
        return list(database, " where b.conference = $2 and c.state = 'adopted' order by b.id, c.id", null, conference);
    }

    /// Those of these that there are.
    public List<Conclusion> find(List<UUID> ids) {
        return list(database, " where c.id = any($2)", null, (Object) ids.toArray(UUID[]::new));
    }

    Outcome draft(Transaction transaction, Breakout room, Words words, List<UUID> grounds, UUID by) {
        // Two at once count each other.
        transaction.hold("conclusion", room.id());
        if (ofRoom(room.id(), null).size() >= bounds.roomAtMost()) {
            return new Outcome.Against(Obstacle.TOO_MANY);
        }
        if (!areShown(transaction, room.id(), grounds)) {
            return new Outcome.Unfounded();
        }
        var id = transaction
                .one("""
                        insert into conclusion (breakout, text, dissent, state, drafted_by)
                        values ($1, $2, $3, 'draft', $4) returning id
                        """, row -> row.getUUID("id"), room.id(), words.text(), words.dissent(), by)
                .orElseThrow();
        rest(transaction, id, grounds);
        return done(id, null);
    }

    /// Words it otherwise, or lets it rest on something else; stances on what it said are void.
    Outcome edit(Transaction transaction, Conclusion held, Words words, List<UUID> grounds) {
        if (!held.isDraft()) {
            return new Outcome.Against(Obstacle.WRONG_STATE);
        }
        if (held.words().equals(words)
                && held.grounds().stream().map(Ground::contribution).toList().equals(grounds)) {
            return new Outcome.Done(held);
        }
        if (!areShown(transaction, held.breakout(), grounds)) {
            return new Outcome.Unfounded();
        }
        transaction.update("""
                update conclusion set text = $2, dissent = $3, version = version + 1 where id = $1
                """, held.id(), words.text(), words.dissent());
        transaction.update("delete from conclusion_ground where conclusion = $1", held.id());
        rest(transaction, held.id(), grounds);
        forgetStances(transaction, held.id());
        return done(held.id(), null);
    }

    /// Deletes a draft.
    ///
    /// @return whether it was one
    boolean remove(Transaction transaction, Conclusion held) {
        return transaction.update("delete from conclusion where id = $1 and state = 'draft'", held.id()) == 1;
    }

    /// Takes a stance, instead of any taken before.
    Outcome take(Transaction transaction, Conclusion held, Admission by, Stance stance) {
        var now = clock.instant();
        var silent = room(held).silences(by.subject(), now);
        if (silent.isPresent()) {
            return new Outcome.NotNow(silent.get());
        }
        if (!held.isDraft()) {
            return new Outcome.Against(Obstacle.WRONG_STATE);
        }
        transaction.update("""
                insert into conclusion_stance (conclusion, admission, stance, taken_at) values ($1, $2, $3, $4)
                on conflict (conclusion, admission) do update
                set stance = excluded.stance, taken_at = excluded.taken_at
                where conclusion_stance.stance <> excluded.stance
                """, held.id(), by.id(), stance.word(), now());
        return done(held.id(), by.id());
    }

    /// The room adopts it, if it does: a facilitator who is in it with the young people finds out.
    Outcome adopt(Transaction transaction, Conclusion held, UUID by) {
        if (held.state() == State.ADOPTED) {
            return new Outcome.Done(held);
        }
        if (!held.isDraft()) {
            return new Outcome.Against(Obstacle.WRONG_STATE);
        }
        var now = clock.instant();
        var room = room(held);
        var silent = room.silences(by, now);
        if (silent.isPresent()) {
            return new Outcome.NotNow(silent.get());
        }
        var present = room.together(now).stream()
                .filter(presence -> presence.part() == Part.YOUTH)
                .map(Presence::person)
                .toArray(UUID[]::new);
        var obstacle = held.obstacle(present.length, heard(transaction, held.id(), present));
        if (obstacle.isPresent()) {
            return new Outcome.Against(obstacle.get());
        }
        transaction.update(
                """
                update conclusion set state = 'adopted', adopted_by = $2, adopted_at = $3, agree = $4, disagree = $5,
                  pass = $6, version = version + 1
                where id = $1
                """,
                held.id(),
                by,
                now(),
                held.tally().agree(),
                held.tally().disagree(),
                held.tally().pass());
        forgetStances(transaction, held.id());
        return told(transaction, held.id());
    }

    /// Takes what was adopted off the next annex.
    Outcome withdraw(Transaction transaction, Conclusion held, String reason, UUID by) {
        return switch (held.state()) {
            case WITHDRAWN -> new Outcome.Done(held);
            case DRAFT -> new Outcome.Against(Obstacle.WRONG_STATE);
            case ADOPTED -> {
                transaction.update("""
                        update conclusion set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, reason = $4,
                          version = version + 1
                        where id = $1
                        """, held.id(), by, now(), reason);
                yield told(transaction, held.id());
            }
        };
    }

    /// Answers for the conference; what was answered before stays.
    Outcome respond(Transaction transaction, Conclusion held, RecordedResponse response, UUID by) {
        if (held.state() != State.ADOPTED) {
            return new Outcome.Against(Obstacle.WRONG_STATE);
        }
        if (held.response().filter(response::says).isPresent()) {
            return new Outcome.Done(held);
        }
        transaction.update(
                """
                insert into response (conclusion, answer, text, answered_by, given_by, given_at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                held.id(),
                response.answer().word(),
                response.text(),
                response.answeredBy(),
                by,
                response.givenAt().atOffset(ZoneOffset.UTC));
        transaction.update("update conclusion set version = version + 1 where id = $1", held.id());
        return told(transaction, held.id());
    }

    private Outcome told(Transaction transaction, UUID id) {
        var conclusion = find(id, null).orElseThrow();
        outbox.add(transaction, ConclusionEvents.of(conclusion));
        return new Outcome.Done(conclusion);
    }

    private Outcome done(UUID id, @Nullable UUID viewer) {
        return new Outcome.Done(find(id, viewer).orElseThrow());
    }

    private Breakout room(Conclusion conclusion) {
        return breakouts.find(conclusion.breakout()).orElseThrow();
    }

    /// Whether all of these are shown in a room; none of them is declined or taken back until the transaction ends.
    private static boolean areShown(Transaction transaction, UUID breakout, List<UUID> contributions) {
        return transaction
                        .list("""
                                select c.id from contribution c join admission a on a.id = c.admission and a.admitted
                                where c.id = any($1) and c.breakout = $2 and c.state = 'shown'
                                order by c.id for key share of c
                                """, row -> row.getUUID("id"), contributions.toArray(UUID[]::new), breakout)
                        .size()
                == contributions.size();
    }

    private static void rest(Transaction transaction, UUID conclusion, List<UUID> grounds) {
        transaction.update("""
                insert into conclusion_ground (conclusion, contribution, place)
                select $1, given.id, given.place from unnest($2::uuid[]) with ordinality as given (id, place)
                """, conclusion, grounds.toArray(UUID[]::new));
    }

    private static void forgetStances(Transaction transaction, UUID conclusion) {
        transaction.update("delete from conclusion_stance where conclusion = $1", conclusion);
    }

    /// How many of these people have taken a stance.
    private static int heard(Transaction transaction, UUID conclusion, UUID[] people) {
        return transaction
                .list("""
                        select a.id from conclusion_stance s join admission a on a.id = s.admission
                        where s.conclusion = $1 and a.subject = any($2)
                        """, row -> row.getUUID("id"), conclusion, people)
                .size();
    }

    private static List<Conclusion> list(Sql sql, String where, @Nullable UUID viewer, Object wanted) {
        var rows = sql.list(COLUMNS + where, Function.<Row>identity(), viewer, wanted);
        var ids = rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        var grounds = grounds(sql, ids);
        var responses = responses(sql, ids);
        return rows.stream()
                .map(row -> from(
                        row,
                        grounds.getOrDefault(row.getUUID("id"), List.of()),
                        responses.getOrDefault(row.getUUID("id"), List.of())))
                .toList();
    }

    private static Map<UUID, List<Ground>> grounds(Sql sql, UUID[] conclusions) {
        return byConclusion(sql.list(
                """
                select g.conclusion, c.id, c.admission, c.kind, c.text from conclusion_ground g
                join contribution c on c.id = g.contribution and c.state = 'shown'
                join admission a on a.id = c.admission and a.admitted
                where g.conclusion = any($1) order by g.place
                """,
                row -> Map.entry(
                        row.getUUID("conclusion"),
                        new Ground(
                                row.getUUID("id"),
                                row.getUUID("admission"),
                                row.getString("kind"),
                                row.getString("text"))),
                (Object) conclusions));
    }

    private static Map<UUID, List<RecordedResponse>> responses(Sql sql, UUID[] conclusions) {
        return byConclusion(sql.list(
                """
                select conclusion, answer, text, answered_by, given_at from response where conclusion = any($1) order by id
                """,
                row -> Map.entry(
                        row.getUUID("conclusion"),
                        new RecordedResponse(
                                Answer.of(row.getString("answer")),
                                row.getString("text"),
                                row.getString("answered_by"),
                                row.getOffsetDateTime("given_at").toInstant())),
                (Object) conclusions));
    }

    private static <T> Map<UUID, List<T>> byConclusion(List<Map.Entry<UUID, T>> all) {
        var sorted = new HashMap<UUID, List<T>>();
        all.forEach(entry -> sorted.computeIfAbsent(entry.getKey(), conclusion -> new ArrayList<>())
                .add(entry.getValue()));
        return sorted;
    }

    private static Conclusion from(Row row, List<Ground> grounds, List<RecordedResponse> responses) {
        var mine = row.getString("mine");
        return new Conclusion(
                row.getUUID("id"),
                row.getUUID("breakout"),
                row.getUUID("conference"),
                row.getString("topic"),
                Band.of(row.getString("band")),
                new Words(row.getString("text"), row.getString("dissent")),
                grounds,
                State.of(row.getString("state")),
                new Tally(row.getLong("agree"), row.getLong("disagree"), row.getLong("pass")),
                mine == null ? null : Stance.of(mine),
                row.getString("reason"),
                responses,
                row.getLong("version"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
