package org.plenary.youth.conclusion;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.youth.conclusion.Conclusion.State;
import org.plenary.youth.conclusion.ConclusionForm.Draft;
import org.plenary.youth.conclusion.ConclusionForm.View;
import org.plenary.youth.room.Door;

/// A room's conclusions.
@Path("/api/v1/youth/breakouts/{id}/conclusions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ConclusionResource {

    private final Chamber chamber;
    private final Conclusions conclusions;
    private final Database database;
    private final Idempotency idempotency;

    ConclusionResource(Chamber chamber, Conclusions conclusions, Database database, Idempotency idempotency) {
        this.chamber = chamber;
        this.conclusions = conclusions;
        this.database = database;
        this.idempotency = idempotency;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listYouthConclusions",
            summary =
                    "What the room concludes: all of it for who is of the room or looks after it, else what is adopted")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response list(@RestPath String id) {
        var reader = chamber.reading(id);
        var found = conclusions.ofRoom(reader.entry().room().id(), reader.viewer()).stream();
        // No more than a room may have.
        return Replies.personal(Response.ok(new Paging.Page<>(
                reader.inside()
                        ? found.map(View::inside).toList()
                        : found.filter(conclusion -> conclusion.state() == State.ADOPTED)
                                .map(View::outside)
                                .toList())));
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "draftYouthConclusion",
            summary = "Writes down what the room concludes, tied to what was contributed in it, dissent with it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(responseCode = "409", description = "`tooManyConclusions`; `frozen`: the room is stopped")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`, also for what is not shown in this room; `text.control`, `keyReused`")
    public Response draft(@RestPath String id, Body<Draft> body) {
        var entry = chamber.writing(id);
        var form = body.valid();
        return idempotency.once(
                form,
                () -> ConclusionForm.answer(
                        Response.status(Response.Status.CREATED),
                        View.inside(Outcomes.done(database.transaction(transaction -> conclusions.draft(
                                transaction,
                                entry.room(),
                                form.words(),
                                form.grounds(),
                                entry.attendee().person()))))));
    }
}
