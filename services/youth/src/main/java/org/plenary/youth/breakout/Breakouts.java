package org.plenary.youth.breakout;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Band;
import org.plenary.youth.alert.Alert;
import org.plenary.youth.alert.Alerts;
import org.plenary.youth.media.Hearing;
import org.plenary.youth.media.MediaRooms;
import org.plenary.youth.media.Person;

/// All breakouts, and who is in them: nobody who may not be any more, whatever was heard of them a moment ago.
@ApplicationScoped
public class Breakouts {

    /// Something done in a room that nobody else changes meanwhile. It is given the room with everything written down
    /// that has followed by the moment it is given.
    @FunctionalInterface
    public interface Act extends BiFunction<Breakout, Instant, Turn> {}

    private static final String COLUMNS = """
            select id, conference, topic, band, capacity, minutes, by_choice, opened_at, ends_at, closed_at, ending,
              frozen, frozen_by_lead, recording_since, version
            from breakout
            """;

    private final Database database;
    private final Alerts alerts;
    private final Presences presences;
    private final MediaRooms media;
    private final InstantSource clock;

    Breakouts(Database database, Alerts alerts, Presences presences, MediaRooms media, InstantSource clock) {
        this.database = database;
        this.alerts = alerts;
        this.presences = presences;
        this.media = media;
        this.clock = clock;
    }

    public Breakout create(Transaction transaction, UUID conference, Plan plan, UUID by) {
        var id = transaction
                .one(
                        """
                        insert into breakout (conference, topic, band, capacity, minutes, by_choice, created_by)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        returning id
                        """,
                        row -> row.getUUID("id"),
                        conference,
                        plan.topic(),
                        plan.band().word(),
                        plan.capacity(),
                        plan.minutes(),
                        plan.byChoice(),
                        by)
                .orElseThrow();
        return find(id).orElseThrow();
    }

    public Optional<Breakout> find(UUID id) {
        return withoutBarred(database, rooms(database, COLUMNS + "where id = $1", id)).stream()
                .findFirst();
    }

    /// The conference's breakouts, in the order they were made.
    public List<Breakout> ofConference(UUID conference) {
        return withoutBarred(database, rooms(database, COLUMNS + "where conference = $1 order by id", conference));
    }

    /// As [#ofConference]; nobody else changes them until the transaction ends.
    public List<Breakout> lock(Transaction transaction, UUID conference) {
        return withoutBarred(
                transaction, rooms(transaction, COLUMNS + "where conference = $1 order by id for update", conference));
    }

    /// Writes down what has become of every open room by now, and lets sound and picture follow.
    void settle() {
        var open = new HashSet<UUID>();
        for (var room : rooms(database, COLUMNS + "where opened_at is not null and closed_at is null order by id")) {
            change(room.id(), (settled, now) -> {
                follow(settled, now);
                open.add(settled.id());
                return new Turn.Done(settled);
            });
        }
        media.endAllBut(open);
    }

    /// What sound and picture of a room are to somebody now.
    public Hearing hearing(Breakout room, UUID person) {
        var now = clock.instant();
        return room.lets(person, now) ? media.hearing(room.id(), person, people(room, now)) : Hearing.OFF;
    }

    /// Does something in a room.
    ///
    /// @return empty when there is no such room
    public Optional<Turn> change(UUID id, Act act) {
        return database.transaction(transaction -> rooms(transaction, COLUMNS + "where id = $1 for update", id).stream()
                .findFirst()
                .map(room -> change(transaction, room, act)));
    }

    /// As [#change], for coming in, being there and going: of one person, one after the other.
    public Optional<Turn> attend(UUID id, UUID person, Act act) {
        return database.transaction(transaction -> {
            transaction.hold("presence", person);
            return change(id, act);
        });
    }

    private Turn change(Transaction transaction, Breakout room, Act act) {
        var now = clock.instant();
        var settled = withoutBarred(transaction, List.of(room)).getFirst().settled(now);
        var turn = act.apply(settled, now);
        var after =
                switch (turn) {
                    case Turn.Done(var changed) -> changed;
                    case Turn.Refused refused -> settled;
                };
        save(transaction, room, after);
        if (!Objects.equals(room.opening(), after.opening())
                || !people(room, now).equals(people(after, now))) {
            transaction.afterCommit(() -> follow(after, now));
        }
        return turn instanceof Turn.Done ? new Turn.Done(find(room.id()).orElseThrow()) : turn;
    }

    /// Lets sound and picture be where the room is open, for those who are in it.
    void follow(Breakout room, Instant now) {
        if (room.state(now) == RoomState.OPEN) {
            media.keep(room.id(), people(room, now));
        } else {
            media.end(room.id());
        }
    }

    private static Set<Person> people(Breakout room, Instant now) {
        return room.together(now).stream()
                .map(presence -> new Person(presence.person(), presence.name(), presence.isFacilitator()))
                .collect(Collectors.toSet());
    }

    private void save(Transaction transaction, Breakout before, Breakout after) {
        var opening = after.opening();
        if (opening != null && !Objects.equals(before.opening(), opening)) {
            transaction.update(
                    """
                    update breakout set opened_at = $2, ends_at = $3, closed_at = $4, ending = $5, frozen = $6,
                      frozen_by_lead = $7, recording_since = $8, version = version + 1
                    where id = $1
                    """,
                    after.id(),
                    time(opening.openedAt()),
                    time(opening.endsAt()),
                    time(opening.closedAt()),
                    opening.ending() == null ? null : opening.ending().word(),
                    opening.frozen(),
                    opening.frozenByLead(),
                    time(opening.recordingSince()));
            if (opening.ending() == Ending.UNSUPERVISED) {
                alerts.raise(transaction, after.conference(), Alert.Kind.UNSUPERVISED, after.id(), null);
            }
        }
        presences.save(transaction, before, after);
    }

    private List<Breakout> withoutBarred(Sql sql, List<Breakout> rooms) {
        var barred = Presences.barred(sql, ids(rooms), clock.instant());
        return rooms.stream()
                .map(room -> room.without(barred.getOrDefault(room.id(), Set.of())))
                .toList();
    }

    private static UUID[] ids(List<Breakout> rooms) {
        return rooms.stream().map(Breakout::id).toArray(UUID[]::new);
    }

    private static List<Breakout> rooms(Sql sql, String query, @Nullable Object... parameters) {
        var rooms = sql.list(query, Breakouts::room, parameters);
        if (rooms.isEmpty()) {
            return rooms;
        }
        var present = Presences.of(sql, ids(rooms));
        return rooms.stream()
                .map(room -> new Breakout(
                        room.id(),
                        room.conference(),
                        room.plan(),
                        room.opening(),
                        present.getOrDefault(room.id(), List.of()),
                        room.version()))
                .toList();
    }

    private static Breakout room(Row row) {
        return new Breakout(
                row.getUUID("id"),
                row.getUUID("conference"),
                new Plan(
                        row.getString("topic"),
                        Band.of(row.getString("band")),
                        row.getInteger("capacity"),
                        row.getInteger("minutes"),
                        row.getBoolean("by_choice")),
                opening(row),
                List.of(),
                row.getLong("version"));
    }

    private static @Nullable Opening opening(Row row) {
        var openedAt = instant(row, "opened_at");
        var endsAt = instant(row, "ends_at");
        var ending = row.getString("ending");
        return openedAt == null || endsAt == null
                ? null
                : new Opening(
                        openedAt,
                        endsAt,
                        instant(row, "closed_at"),
                        ending == null ? null : Ending.of(ending),
                        row.getBoolean("frozen"),
                        row.getBoolean("frozen_by_lead"),
                        instant(row, "recording_since"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
