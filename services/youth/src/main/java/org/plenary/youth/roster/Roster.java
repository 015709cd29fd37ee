package org.plenary.youth.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.admission.Band;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Presences;
import org.plenary.youth.breakout.RoomState;

/// Who belongs to which room.
@ApplicationScoped
public class Roster {

    /// Somebody on it.
    ///
    /// @param person their account
    public record Member(UUID admission, UUID person, String pseudonym) {}

    /// What came of spreading people over rooms.
    ///
    /// @param placed how many have a room now
    /// @param unplaced how many found none
    public record Spreading(int placed, int unplaced) {}

    private final Database database;
    private final Admissions admissions;
    private final Breakouts breakouts;
    private final Presences presences;
    private final InstantSource clock;
    private final RandomGenerator random;

    Roster(Database database, Admissions admissions, Breakouts breakouts, Presences presences, InstantSource clock) {
        this.database = database;
        this.admissions = admissions;
        this.breakouts = breakouts;
        this.presences = presences;
        this.clock = clock;
        this.random = RandomGenerator.getDefault();
    }

    /// The room somebody belongs to.
    public Optional<UUID> roomOf(UUID admission) {
        return database.one(
                "select breakout from roster where admission = $1", row -> row.getUUID("breakout"), admission);
    }

    /// Who belongs to a room.
    public List<Member> members(UUID breakout) {
        return database.list(
                """
                select admission.id, subject, pseudonym from roster join admission on admission.id = roster.admission
                where breakout = $1 order by pseudonym_key
                """,
                row -> new Member(row.getUUID("id"), row.getUUID("subject"), row.getString("pseudonym")),
                breakout);
    }

    /// Which room everybody of a conference belongs to, by admission; who belongs to none is missing.
    public Map<UUID, UUID> rooms(UUID conference) {
        return database
                .list("""
                        select admission, breakout from roster join breakout on breakout.id = roster.breakout
                        where conference = $1
                        """, row -> Map.entry(row.getUUID("admission"), row.getUUID("breakout")), conference)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// How many belong to each room of a conference; a room without anybody is missing.
    public Map<UUID, Integer> sizes(UUID conference) {
        return database
                .list("""
                        select breakout, count(*)::int as people from roster join breakout on breakout.id = roster.breakout
                        where conference = $1 group by breakout
                        """, row -> Map.entry(row.getUUID("breakout"), row.getInteger("people")), conference)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The rooms of their conference and band that somebody may choose, open or not and places left or not: none but
    /// the one that who looks after the rooms has given them while that is not over, and none they were taken off.
    public Set<UUID> choices(Admission admission) {
        return Set.copyOf(database.list(
                """
                select id from breakout choice where conference = $1 and band = $2 and by_choice
                and not exists (
                    select from roster join breakout given on given.id = roster.breakout
                    where admission = $3 and by_hand and given.id <> choice.id and given.closed_at is null)
                and not exists (select from taken_off where admission = $3 and breakout = choice.id)
                """,
                row -> row.getUUID("id"),
                admission.conference(),
                admission.band().word(),
                admission.id()));
    }

    /// Gives somebody a place in a room that the transaction has locked, and takes them out of any other.
    ///
    /// @param byHand whether who looks after the rooms has chosen it for them
    /// @return whether there was one
    public boolean place(Transaction transaction, Admission admission, Breakout room, boolean byHand) {
        int changed =
                transaction.update("""
                insert into roster (admission, breakout, by_hand)
                select $1, $2, $4 where (select count(*) from roster where breakout = $2 and admission <> $1) < $3
                on conflict (admission) do update set breakout = excluded.breakout, by_hand = excluded.by_hand
                """, admission.id(), room.id(), room.plan().capacity(), byHand);
        if (changed == 1) {
            transaction.update(
                    "delete from taken_off where admission = $1 and breakout = $2", admission.id(), room.id());
            presences.leaveOthers(transaction, admission.subject(), room.id());
        }
        return changed == 1;
    }

    /// Takes somebody off a room's, until they are given a place there again.
    public void remove(Transaction transaction, Admission admission, Breakout room) {
        transaction.update(
                "insert into taken_off (admission, breakout) values ($1, $2) on conflict do nothing",
                admission.id(),
                room.id());
        transaction.update("delete from roster where admission = $1 and breakout = $2", admission.id(), room.id());
    }

    /// Spreads a band's young people over its rooms that are not closed. Where all are, nobody loses their place.
    ///
    /// @param anew whether those who have a room already are spread, too, whatever has become of it
    public Spreading spread(UUID conference, Band band, boolean anew) {
        return database.transaction(transaction -> {
            var now = clock.instant();
            var known = breakouts.lock(transaction, conference).stream()
                    .filter(room -> room.plan().band() == band)
                    .collect(Collectors.toMap(Breakout::id, Function.identity()));
            var rooms = known.values().stream()
                    .filter(room -> room.state(now) != RoomState.CLOSED)
                    .toList();
            if (anew && !rooms.isEmpty()) {
                transaction.update("delete from roster where breakout = any($1)", (Object)
                        known.keySet().toArray(UUID[]::new));
            }
            // Who has grown into this band may still belong to a room of the one before.
            var people = admissions.admitted(conference, band).stream()
                    .filter(admission ->
                            roomOf(admission.id()).filter(known::containsKey).isEmpty())
                    .collect(Collectors.toMap(Admission::id, Function.identity()));
            var sizes = sizes(conference);
            var spaces = rooms.stream()
                    .map(room -> new Spread.Room(
                            room.id(),
                            sizes.getOrDefault(room.id(), 0),
                            room.plan().capacity()))
                    .toList();
            var places = Spread.of(List.copyOf(people.keySet()), spaces, takenOff(conference), random);
            places.forEach(
                    (person, room) -> place(transaction, required(people, person), required(known, room), false));
            return new Spreading(places.size(), people.size() - places.size());
        });
    }

    /// The rooms that people of a conference were taken off, by admission.
    private Map<UUID, Set<UUID>> takenOff(UUID conference) {
        return database
                .list("""
                        select admission, breakout from taken_off join breakout on breakout.id = taken_off.breakout
                        where conference = $1
                        """, row -> Map.entry(row.getUUID("admission"), row.getUUID("breakout")), conference)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static <T> T required(Map<UUID, T> all, UUID id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }
}
