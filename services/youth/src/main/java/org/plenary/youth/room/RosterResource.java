package org.plenary.youth.room;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.admission.State;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Refusal;
import org.plenary.youth.breakout.Turn;
import org.plenary.youth.room.RoomAnswer.Room;
import org.plenary.youth.roster.Roster;

/// Who belongs to a room, by hand.
@Path("/api/v1/youth/breakouts/{id}/roster/{admission}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class RosterResource {

    private final Door door;
    private final Admissions admissions;
    private final Breakouts breakouts;
    private final Roster roster;
    private final Views views;
    private final Database database;

    RosterResource(
            Door door, Admissions admissions, Breakouts breakouts, Roster roster, Views views, Database database) {
        this.door = door;
        this.admissions = admissions;
        this.breakouts = breakouts;
        this.roster = roster;
        this.views = views;
        this.database = database;
    }

    @PUT
    @Authenticated
    @Operation(
            operationId = "placeInYouthBreakout",
            summary =
                    "Gives a young person a place here; they leave the room they were in, are told where to go, and choose"
                            + " no other while this one is not over")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room, or nobody who was admitted under this id")
    @APIResponse(responseCode = "409", description = "`full`")
    public Response place(@RestPath String id, @RestPath String admission) {
        var entry = door.look(id);
        var member = admitted(entry, admission);
        return views.answer(entry, breakouts.change(entry.room().id(), (room, now) -> {
            if (member.band() != room.plan().band()) {
                return new Turn.Refused(Refusal.OTHER_BAND);
            }
            return database.transaction(transaction -> roster.place(transaction, member, room, true))
                    ? new Turn.Done(room)
                    : new Turn.Refused(Refusal.FULL);
        }));
    }

    @DELETE
    @Authenticated
    @Operation(
            operationId = "takeOffYouthBreakout",
            summary = "Takes a young person off; they go to the lobby, and do not choose this room again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room, or nobody who was admitted under this id")
    public Response takeOff(@RestPath String id, @RestPath String admission) {
        var entry = door.look(id);
        var member = admitted(entry, admission);
        return views.answer(entry, breakouts.attend(entry.room().id(), member.subject(), (room, now) -> {
            database.inTransaction(transaction -> roster.remove(transaction, member, room));
            return room.leave(member.subject(), now);
        }));
    }

    /// @throws HttpProblem 404 when nobody of that id was admitted to this conference
    private Admission admitted(Door.Entry entry, String admission) {
        return admissions
                .find(Ids.parse(admission))
                .filter(found -> found.conference().equals(entry.conference().id()))
                .filter(found -> found.state() == State.ADMITTED)
                .orElseThrow(() -> Problems.notFound("Nobody has been admitted here under this id."));
    }
}
