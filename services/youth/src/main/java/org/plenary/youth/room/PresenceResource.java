package org.plenary.youth.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.alert.Alert;
import org.plenary.youth.alert.Alert.Asker;
import org.plenary.youth.alert.Alerts;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Part;
import org.plenary.youth.breakout.Presence;
import org.plenary.youth.breakout.Refusal;
import org.plenary.youth.breakout.Turn;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.media.Hearing;
import org.plenary.youth.media.MediaRooms;
import org.plenary.youth.media.Person;
import org.plenary.youth.media.Ticket;
import org.plenary.youth.room.Attendee.Facilitator;
import org.plenary.youth.room.Attendee.Lead;
import org.plenary.youth.room.Attendee.Youth;
import org.plenary.youth.room.RoomAnswer.Room;
import org.plenary.youth.roster.Roster;

/// Coming into a room, being there, going, and asking for help.
@Path("/api/v1/youth/breakouts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class PresenceResource {

    private final Door door;
    private final Breakouts breakouts;
    private final Roster roster;
    private final Alerts alerts;
    private final Views views;
    private final MediaRooms media;
    private final Database database;

    PresenceResource(
            Door door,
            Breakouts breakouts,
            Roster roster,
            Alerts alerts,
            Views views,
            MediaRooms media,
            Database database) {
        this.door = door;
        this.breakouts = breakouts;
        this.roster = roster;
        this.alerts = alerts;
        this.views = views;
        this.media = media;
        this.database = database;
    }

    /// Who has come in.
    ///
    /// @param media where sound and picture are; null where the room's `hearing` lets the person into none
    /// @param pseudonym how the others know the person
    @Schema(name = "YouthRoomJoined")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Joined(@Nullable Media media, String pseudonym, Room room) {}

    /// Where sound and picture are.
    @Schema(name = "YouthRoomMedia")
    record Media(String url, String token) {

        static Media of(Ticket ticket) {
            return new Media(ticket.url(), ticket.token());
        }
    }

    @POST
    @Path("join")
    @Authenticated
    @Operation(
            operationId = "joinYouthBreakout",
            summary = "Come in; again gives a new token for sound and picture."
                    + " Young people get one while two facilitators are in sound and picture")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Joined.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: the lead is in no room; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(
            responseCode = "409",
            description = "`notOpen`, `held`: the second facilitator is missing, `frozen`, `full`, `notAssigned`")
    public Response join(@RestPath String id) {
        var entry = door.enter(id);
        var turn =
                switch (entry.attendee()) {
                    case Youth(var admission) ->
                        breakouts.attend(
                                entry.room().id(), admission.subject(), (room, now) -> enter(room, admission, now));
                    case Facilitator(var person, var name) ->
                        breakouts.attend(entry.room().id(), person, (room, now) -> room.facilitate(person, name, now));
                    case Lead lead ->
                        throw Problems.forbidden(
                                "roleNeeded", "The safeguarding lead looks after the rooms and is in none.");
                };
        var room = views.done(turn);
        var presence = room.present(entry.attendee().person()).orElseThrow();
        var hearing = breakouts.hearing(room, presence.person());
        return Replies.personal(Response.ok(new Joined(
                ticket(room, presence, hearing).map(Media::of).orElse(null),
                presence.name(),
                views.of(entry.conference(), room, entry.attendee(), hearing))));
    }

    @PUT
    @Path("presence")
    @Authenticated
    @Operation(
            operationId = "beInYouthBreakout",
            summary = "Says every two seconds that you are there, and tells how the room is; who is silent for five"
                    + " seconds is not there. Who is not in it any more is told where to go")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response be(@RestPath String id) {
        var entry = door.enter(id);
        var turn =
                switch (entry.attendee()) {
                    case Youth(var admission) ->
                        breakouts.attend(
                                entry.room().id(),
                                admission.subject(),
                                (room, now) -> belongs(admission, room)
                                        ? room.hear(admission.subject(), admission.consents(Purpose.RECORDED), now)
                                        : room.leave(admission.subject(), now));
                    case Facilitator(var person, var name) ->
                        breakouts.attend(entry.room().id(), person, (room, now) -> room.hear(person, true, now));
                    case Lead lead -> breakouts.change(entry.room().id(), (room, now) -> new Turn.Done(room));
                };
        var heard = turn.filter(Turn.Done.class::isInstance).isPresent() ? views.done(turn) : entry.room();
        return Replies.personal(Response.ok(views.of(entry.conference(), heard, entry.attendee())));
    }

    @DELETE
    @Path("presence")
    @Authenticated
    @Operation(operationId = "leaveYouthBreakout", summary = "Go to the lobby; your place in the room stays yours")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response go(@RestPath String id) {
        var entry = door.enter(id);
        var person = entry.attendee().person();
        return views.answer(entry, breakouts.attend(entry.room().id(), person, (room, now) -> room.leave(person, now)));
    }

    @POST
    @Path("help")
    @Authenticated
    @Operation(
            operationId = "callForHelpInYouthBreakout",
            summary = "A young person asks the facilitators and the lead for help; a facilitator calls the lead")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: the lead is who is called; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response help(@RestPath String id) {
        var entry = door.enter(id);
        switch (entry.attendee()) {
            case Youth(var admission) ->
                call(entry, Alert.Kind.HELP, admission.pseudonym().text());
            case Facilitator(var person, var name) -> call(entry, Alert.Kind.LEAD_CALLED, name);
            case Lead lead -> throw Problems.forbidden("roleNeeded", "The safeguarding lead is who is called.");
        }
        return Replies.personal(Response.ok(views.of(entry.conference(), entry.room(), entry.attendee())));
    }

    private Optional<Ticket> ticket(Breakout room, Presence presence, Hearing hearing) {
        return hearing.admits()
                ? media.ticket(
                        room.id(), new Person(presence.person(), presence.name(), presence.part() == Part.FACILITATOR))
                : Optional.empty();
    }

    private Turn enter(Breakout room, Admission admission, Instant now) {
        var belongs = belongs(admission, room);
        if (!belongs && !roster.choices(admission).contains(room.id())) {
            return new Turn.Refused(Refusal.NOT_ASSIGNED);
        }
        var turn = room.enter(
                admission.subject(),
                admission.pseudonym().text(),
                admission.band(),
                admission.consents(Purpose.RECORDED),
                now);
        return turn instanceof Turn.Done
                        && !belongs
                        && !database.transaction(transaction -> roster.place(transaction, admission, room, false))
                ? new Turn.Refused(Refusal.FULL)
                : turn;
    }

    private boolean belongs(Admission admission, Breakout room) {
        return roster.roomOf(admission.id()).filter(room.id()::equals).isPresent();
    }

    private void call(Door.Entry entry, Alert.Kind kind, String name) {
        database.inTransaction(transaction -> alerts.raise(
                transaction,
                entry.conference().id(),
                kind,
                entry.room().id(),
                new Asker(entry.attendee().person(), name)));
    }
}
