package org.plenary.youth.breakout;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission;

/// Who is in which room, as far as was heard of them.
@ApplicationScoped
public class Presences {

    /// A facilitator who is there in a room.
    record Facilitating(UUID room, UUID conference, UUID person) {}

    private final Database database;
    private final InstantSource clock;

    Presences(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// By room, in an order that stays the same while people do.
    static Map<UUID, List<Presence>> of(Sql sql, UUID[] rooms) {
        return sql.list("""
                        select breakout, person, part, name, recordable, seen_at, left_at from presence
                        where breakout = any($1) order by part, name
                        """, row -> Map.entry(row.getUUID("breakout"), presence(row)), (Object) rooms).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Who may not be in a room any more, by room: young people who do not take part now, such as when a consent was
    /// withdrawn, and facilitators whose vetting has run out or was taken back.
    static Map<UUID, Set<UUID>> barred(Sql sql, UUID[] rooms, Instant now) {
        return sql
                .list(
                        """
                        select breakout, person from presence join breakout on breakout.id = breakout
                        where breakout = any($1) and left_at is null and not case part
                          when 'youth' then exists (
                            select from admission a where a.conference = breakout.conference and subject = person and admitted)
                          else exists (
                            select from facilitator f where f.conference = breakout.conference and subject = person
                              and vetted_until >= $2 and trained_on is not null) end
                        """,
                        row -> Map.entry(row.getUUID("breakout"), row.getUUID("person")),
                        rooms,
                        LocalDate.ofInstant(now, ZoneOffset.UTC))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /// Ends that a person is in any room but one.
    public void leaveOthers(Transaction transaction, UUID person, UUID but) {
        transaction.update(
                "update presence set left_at = $3 where person = $1 and breakout <> $2 and left_at is null",
                person,
                but,
                time(clock.instant()));
    }

    /// The room a person is there in now.
    public Optional<UUID> whereIs(UUID person) {
        return database.one(
                "select breakout from presence where person = $1 and left_at is null and seen_at > $2",
                row -> row.getUUID("breakout"),
                person,
                time(clock.instant().minus(Presence.SILENCE)));
    }

    /// The facilitators who are there in any room now.
    List<Facilitating> facilitating() {
        return database.list("""
                select breakout, conference, person from presence join breakout on breakout.id = breakout
                where part = 'facilitator' and left_at is null and seen_at > $1
                """, Presences::facilitating, time(clock.instant().minus(Presence.SILENCE)));
    }

    /// A young person leaves the forum: nothing says that they were in a room.
    void forget(@Observes Admission.Erased erased) {
        database.update("""
                delete from presence using admission, breakout
                where admission.id = $1 and person = subject
                  and breakout.id = breakout and breakout.conference = admission.conference
                """, erased.admission());
    }

    /// Writes down who has come, gone, or was heard of.
    void save(Transaction transaction, Breakout before, Breakout after) {
        var kept = after.presences().stream().map(Presence::person).collect(Collectors.toSet());
        for (var gone : before.presences()) {
            if (!kept.contains(gone.person())) {
                transaction.update(
                        "delete from presence where breakout = $1 and person = $2", after.id(), gone.person());
            }
        }
        for (var presence : after.presences()) {
            if (!before.presences().contains(presence)) {
                // Who was here before is in no other room.
                if (presence.leftAt() == null
                        && before.present(presence.person()).isEmpty()) {
                    leaveOthers(transaction, presence.person(), after.id());
                }
                transaction.update(
                        """
                        insert into presence (breakout, person, part, name, recordable, seen_at, left_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (breakout, person) do update set part = excluded.part, name = excluded.name,
                          recordable = excluded.recordable, seen_at = excluded.seen_at, left_at = excluded.left_at
                        """,
                        after.id(),
                        presence.person(),
                        presence.part().word(),
                        presence.name(),
                        presence.recordable(),
                        time(presence.seenAt()),
                        timeOrNull(presence.leftAt()));
            }
        }
    }

    private static Presence presence(Row row) {
        var left = row.getOffsetDateTime("left_at");
        return new Presence(
                row.getUUID("person"),
                Part.of(row.getString("part")),
                row.getString("name"),
                row.getBoolean("recordable"),
                row.getOffsetDateTime("seen_at").toInstant(),
                left == null ? null : left.toInstant());
    }

    private static Facilitating facilitating(Row row) {
        return new Facilitating(row.getUUID("breakout"), row.getUUID("conference"), row.getUUID("person"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant at) {
        return at == null ? null : time(at);
    }
}
