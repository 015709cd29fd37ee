package org.plenary.youth.room;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.alert.Alert;
import org.plenary.youth.alert.Alerts;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Part;
import org.plenary.youth.breakout.Presence;
import org.plenary.youth.breakout.Presences;
import org.plenary.youth.breakout.RoomState;
import org.plenary.youth.breakout.Turn;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.media.Hearing;
import org.plenary.youth.media.MediaRooms;
import org.plenary.youth.room.Attendee.Youth;
import org.plenary.youth.room.RoomAnswer.Call;
import org.plenary.youth.room.RoomAnswer.Desk;
import org.plenary.youth.room.RoomAnswer.Item;
import org.plenary.youth.room.RoomAnswer.Member;
import org.plenary.youth.room.RoomAnswer.Next;
import org.plenary.youth.room.RoomAnswer.Place;
import org.plenary.youth.room.RoomAnswer.Room;
import org.plenary.youth.room.RoomAnswer.Rooms;
import org.plenary.youth.room.RoomAnswer.Someone;
import org.plenary.youth.roster.Roster;

/// Shows rooms to people.
@ApplicationScoped
class Views {

    private final Breakouts breakouts;
    private final Presences presences;
    private final Roster roster;
    private final Admissions admissions;
    private final Alerts alerts;
    private final MediaRooms media;
    private final RoomConfig config;
    private final InstantSource clock;

    Views(
            Breakouts breakouts,
            Presences presences,
            Roster roster,
            Admissions admissions,
            Alerts alerts,
            MediaRooms media,
            RoomConfig config,
            InstantSource clock) {
        this.breakouts = breakouts;
        this.presences = presences;
        this.roster = roster;
        this.admissions = admissions;
        this.alerts = alerts;
        this.media = media;
        this.config = config;
        this.clock = clock;
    }

    Room of(Conference conference, Breakout room, Attendee attendee) {
        return of(conference, room, attendee, breakouts.hearing(room, attendee.person()));
    }

    Room of(Conference conference, Breakout room, Attendee attendee, Hearing hearing) {
        var now = clock.instant();
        var state = room.state(now);
        var own = ownRoom(attendee);
        var endsAt = isGoingOn(state) && room.opening() != null ? room.opening().endsAt() : null;
        return new Room(
                room.id(),
                conference.slug(),
                room.plan().topic(),
                room.plan().band().word(),
                state.word(),
                room.ending(now).map(ending -> ending.word()).orElse(null),
                now,
                endsAt,
                endsAt != null && endsAt.minus(config.warning()).isBefore(now),
                room.closesAt(now).orElse(null),
                room.isRecording(now),
                place(room, attendee, now),
                attendee instanceof Youth && room.id().equals(own),
                media.isThere(),
                hearing.word(),
                room.lets(attendee.person(), now),
                people(room, attendee, now),
                next(conference, room, attendee, own, now),
                attendee.isStaff() ? desk(room, attendee, now) : null,
                room.version());
    }

    /// Answers with the room after something was done in it.
    ///
    /// @param turn empty when the room is gone
    /// @throws HttpProblem as [#done]
    Response answer(Door.Entry entry, Optional<Turn> turn) {
        var room = done(turn);
        return Replies.personalAlways(
                Response.ok(of(entry.conference(), room, entry.attendee())), Long.toString(room.version()));
    }

    /// The room after something was done in it.
    ///
    /// @throws HttpProblem 404 when it is gone; 403 or 409 when a rule is against it
    Breakout done(Optional<Turn> turn) {
        return switch (turn.orElseThrow(() -> Problems.notFound("There is no such room."))) {
            case Turn.Done(var room) -> room;
            case Turn.Refused(var refusal) -> throw Door.refused(refusal);
        };
    }

    /// A conference's rooms, as far as somebody may know of them.
    Rooms list(Conference conference, Attendee attendee) {
        var now = clock.instant();
        var sizes = roster.sizes(conference.id());
        var own = ownRoom(attendee);
        var choices = attendee instanceof Youth(var admission) ? roster.choices(admission) : Set.<UUID>of();
        var items = breakouts.ofConference(conference.id()).stream()
                .filter(attendee::knows)
                .map(room -> item(
                        room,
                        sizes,
                        attendee.isStaff() || room.id().equals(own) || choices.contains(room.id()),
                        own,
                        now))
                .toList();
        return new Rooms(items, now);
    }

    /// Everybody who belongs to a room, or could.
    List<Place> roster(Conference conference) {
        var rooms = roster.rooms(conference.id());
        return admissions.cared(conference.id()).stream()
                .map(admission -> new Place(
                        admission.id(),
                        admission.pseudonym().text(),
                        admission.band().word(),
                        rooms.get(admission.id()),
                        !admission.isAdmitted()))
                .toList();
    }

    private static Item item(
            Breakout room, Map<UUID, Integer> sizes, boolean mayEnter, @Nullable UUID own, Instant now) {
        var state = room.state(now);
        return new Item(
                room.id(),
                room.plan().topic(),
                room.plan().band().word(),
                state.word(),
                isGoingOn(state) && room.opening() != null ? room.opening().endsAt() : null,
                (int) room.together(now).stream()
                        .filter(presence -> presence.part() == Part.YOUTH)
                        .count(),
                room.plan().capacity(),
                Math.max(0, room.plan().capacity() - sizes.getOrDefault(room.id(), 0)),
                room.plan().byChoice() ? "choice" : "assigned",
                mayEnter,
                room.id().equals(own),
                room.version());
    }

    private static String place(Breakout room, Attendee attendee, Instant now) {
        if (room.together(now).stream().anyMatch(presence -> presence.person().equals(attendee.person()))) {
            return "room";
        }
        return room.state(now) == RoomState.HELD
                        && room.present(attendee.person()).isPresent()
                ? "lobby"
                : "away";
    }

    /// Who is in the room. Who is not in it themselves sees nobody, unless they look after it.
    private static List<Someone> people(Breakout room, Attendee attendee, Instant now) {
        return attendee.isStaff() || place(room, attendee, now).equals("room")
                ? room.together(now).stream()
                        .map(presence -> someone(presence, attendee))
                        .toList()
                : List.of();
    }

    private static Someone someone(Presence presence, Attendee attendee) {
        return new Someone(
                presence.name(), presence.part().word(), presence.person().equals(attendee.person()));
    }

    /// The room that a young person belongs to, or that a facilitator is there in; null for none.
    private @Nullable UUID ownRoom(Attendee attendee) {
        return switch (attendee) {
            case Youth(var admission) -> roster.roomOf(admission.id()).orElse(null);
            case Attendee.Facilitator(var person, var name) ->
                presences.whereIs(person).orElse(null);
            case Attendee.Lead lead -> null;
        };
    }

    private Next next(Conference conference, Breakout room, Attendee attendee, @Nullable UUID own, Instant now) {
        var where = room.id().equals(own) || own == null && attendee.isStaff()
                ? Optional.of(room)
                : Optional.ofNullable(own).flatMap(breakouts::find);
        return where.filter(to -> attendee.isStaff() || isGoingOn(to.state(now)))
                .map(to -> new Next("room", "/youth/rooms/" + to.id(), to.plan().topic()))
                .orElseGet(() -> new Next("lobby", "/youth/" + conference.slug(), topicToCome(where, now)));
    }

    /// The topic of somebody's room that is yet to be opened; null when there is none.
    private static @Nullable String topicToCome(Optional<Breakout> own, Instant now) {
        return own.filter(room -> room.state(now) == RoomState.PLANNED)
                .map(room -> room.plan().topic())
                .orElse(null);
    }

    private Desk desk(Breakout room, Attendee attendee, Instant now) {
        var here = room.together(now);
        return new Desk(
                attendee instanceof Attendee.Lead,
                (int) here.stream()
                        .filter(presence -> presence.part() == Part.FACILITATOR)
                        .count(),
                room.opening() != null && room.opening().frozenByLead(),
                room.plan().capacity(),
                roster.members(room.id()).stream()
                        .map(member -> new Member(
                                member.admission(),
                                member.pseudonym(),
                                room.present(member.person())
                                        .filter(presence -> presence.isThere(now))
                                        .isPresent()))
                        .toList(),
                alerts.openIn(room.conference(), room.id()).stream()
                        .map(Views::call)
                        .toList());
    }

    private static Call call(Alert alert) {
        var asker = alert.asker();
        return new Call(
                alert.id(),
                alert.kind().word(),
                asker == null ? null : asker.name(),
                alert.takenBy(),
                alert.raisedAt());
    }

    private static boolean isGoingOn(RoomState state) {
        return switch (state) {
            case OPEN, HELD, FROZEN -> true;
            case PLANNED, CLOSED -> false;
        };
    }
}
