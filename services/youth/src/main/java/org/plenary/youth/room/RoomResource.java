package org.plenary.youth.room;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Breakouts.Act;
import org.plenary.youth.room.RoomAnswer.Room;
import org.plenary.youth.room.RoomForm.Extend;

/// What facilitators and the lead do with one room. Each of these, done again, changes nothing; only time is added
/// twice.
@Path("/api/v1/youth/breakouts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class RoomResource {

    private final Door door;
    private final Breakouts breakouts;
    private final Views views;
    private final Idempotency idempotency;

    RoomResource(Door door, Breakouts breakouts, Views views, Idempotency idempotency) {
        this.door = door;
        this.breakouts = breakouts;
        this.views = views;
        this.idempotency = idempotency;
    }

    @GET
    @Authenticated
    @Operation(operationId = "getYouthBreakout", summary = "The room as you see it; looking is not being there")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response get(@RestPath String id) {
        var entry = door.enter(id);
        return Replies.personal(Response.ok(views.of(entry.conference(), entry.room(), entry.attendee())));
    }

    @POST
    @Path("open")
    @Authenticated
    @Operation(operationId = "openYouthBreakout", summary = "Opens it, with two vetted facilitators in it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(responseCode = "409", description = "`needsTwoFacilitators`")
    public Response open(@RestPath String id) {
        return change(id, (room, now) -> room.open(now));
    }

    @POST
    @Path("close")
    @Authenticated
    @Operation(operationId = "closeYouthBreakout", summary = "Closes it; everybody goes to the lobby, the board stays")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response close(@RestPath String id) {
        return change(id, (room, now) -> room.close(now));
    }

    @POST
    @Path("extend")
    @Authenticated
    @Operation(operationId = "extendYouthBreakout", summary = "Adds time; with an Idempotency-Key, only once")
    @RequestBody(content = @Content(schema = @Schema(implementation = Extend.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(responseCode = "409", description = "`notOpen`, `tooLong`")
    @APIResponse(responseCode = "422", description = "`invalid`, `keyReused`")
    public Response extend(@RestPath String id, Body<Extend> body) {
        var entry = door.look(id);
        var form = body.valid();
        int minutes = Objects.requireNonNull(form.minutes());
        return idempotency.once(form, () -> change(entry, (room, now) -> room.extend(minutes, now)));
    }

    @POST
    @Path("freeze")
    @Authenticated
    @Operation(
            operationId = "freezeYouthBreakout",
            summary = "Stops everything in it at once; what the lead has stopped, the lead alone lets go on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(responseCode = "409", description = "`notOpen`")
    public Response freeze(@RestPath String id) {
        var entry = door.look(id);
        boolean byLead = door.isLead(entry);
        return change(entry, (room, now) -> room.freeze(byLead, now));
    }

    @POST
    @Path("thaw")
    @Authenticated
    @Operation(operationId = "thawYouthBreakout", summary = "Lets it go on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(responseCode = "409", description = "`notOpen`, `frozenByLead`")
    public Response thaw(@RestPath String id) {
        var entry = door.look(id);
        boolean byLead = door.isLead(entry);
        return change(entry, (room, now) -> room.thaw(byLead, now));
    }

    @PUT
    @Path("recording")
    @Authenticated
    @Operation(
            operationId = "recordYouthBreakout",
            summary = "Records, as long as everybody there has that consent; it ends by itself when somebody has not")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(responseCode = "409", description = "`notOpen`, `noConsent`")
    public Response record(@RestPath String id) {
        return change(id, (room, now) -> room.record(now));
    }

    @DELETE
    @Path("recording")
    @Authenticated
    @Operation(operationId = "stopRecordingYouthBreakout", summary = "Records no longer")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response stopRecording(@RestPath String id) {
        return change(id, (room, now) -> room.stopRecording(now));
    }

    private Response change(String id, Act act) {
        return change(door.look(id), act);
    }

    private Response change(Door.Entry entry, Act act) {
        return views.answer(entry, breakouts.change(entry.room().id(), act));
    }
}
