package org.plenary.youth.room;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.youth.breakout.Breakout;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.right.Gate;
import org.plenary.youth.room.RoomAnswer.Place;
import org.plenary.youth.room.RoomAnswer.Room;
import org.plenary.youth.room.RoomAnswer.Rooms;
import org.plenary.youth.room.RoomForm.Create;
import org.plenary.youth.room.RoomForm.Spread;
import org.plenary.youth.roster.Roster;
import org.plenary.youth.roster.Roster.Spreading;

/// A conference's breakouts.
@Path("/api/v1/youth/conferences/{slug}/breakouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class RoomsResource {

    private final Gate gate;
    private final Door door;
    private final Breakouts breakouts;
    private final Roster roster;
    private final Views views;
    private final RoomConfig config;
    private final Database database;
    private final Idempotency idempotency;

    RoomsResource(
            Gate gate,
            Door door,
            Breakouts breakouts,
            Roster roster,
            Views views,
            RoomConfig config,
            Database database,
            Idempotency idempotency) {
        this.gate = gate;
        this.door = door;
        this.breakouts = breakouts;
        this.roster = roster;
        this.views = views;
        this.config = config;
        this.database = database;
        this.idempotency = idempotency;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listYouthBreakouts",
            summary = "The rooms: of one's own age for young people, all for who looks after them")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Rooms.class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_FORUM)
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(@RestPath String slug) {
        var conference = gate.enter(slug);
        return Replies.personal(Response.ok(views.list(conference, door.attendee(conference))));
    }

    @GET
    @Path("roster")
    @Authenticated
    @Operation(
            operationId = "youthRoster",
            summary = "Who belongs to which room, and who needs help to come in, for facilitators and the lead")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Place[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_FORUM)
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response roster(@RestPath String slug) {
        var conference = door.look(gate.enter(slug));
        return Replies.personal(Response.ok(new Paging.Page<>(views.roster(conference))));
    }

    @POST
    @Authenticated
    @Operation(operationId = "createYouthBreakout", summary = "A room, for a facilitator or the lead to open")
    @RequestBody(content = @Content(schema = @Schema(implementation = Create.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Room.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_FORUM)
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "409", description = "`tooManyRooms`")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response create(@RestPath String slug, Body<Create> body) {
        var conference = door.look(gate.enter(slug));
        var form = body.valid();
        return idempotency.once(form, () -> {
            var room = database.transaction(transaction -> {
                if (breakouts.lock(transaction, conference.id()).size() >= config.roomsMost()) {
                    throw Problems.conflict("tooManyRooms", "The forum has as many rooms as it can have.");
                }
                return breakouts.create(transaction, conference.id(), form.plan(), door.person());
            });
            return Replies.personalAlways(
                    Response.created(URI.create("/api/v1/youth/breakouts/" + room.id()))
                            .entity(views.of(conference, room, door.attendee(conference))),
                    Long.toString(room.version()));
        });
    }

    @POST
    @Path("spread")
    @Authenticated
    @Operation(
            operationId = "spreadOverYouthBreakouts",
            summary = "Gives who has no room one, so that rooms are as full as each other; or everybody, anew")
    @RequestBody(content = @Content(schema = @Schema(implementation = Spread.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Spreading.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_FORUM)
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "422", description = "`invalid`, `keyReused`")
    public Response spread(@RestPath String slug, Body<Spread> body) {
        var conference = door.look(gate.enter(slug));
        var form = body.valid();
        return idempotency.once(
                form, () -> Replies.personal(Response.ok(roster.spread(conference.id(), form.chosen(), form.anew()))));
    }

    @POST
    @Path("call-back")
    @Authenticated
    @Operation(
            operationId = "callBackYouthBreakouts",
            summary = "Calls everybody back: all rooms are told, and close after a short notice")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Rooms.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_FORUM)
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response callBack(@RestPath String slug) {
        var conference = door.look(gate.enter(slug));
        breakouts.ofConference(conference.id()).stream()
                .map(Breakout::id)
                .forEach(id -> breakouts.change(id, (room, now) -> room.callBack(config.callBackNotice(), now)));
        return list(slug);
    }
}
