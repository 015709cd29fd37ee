package org.plenary.qna.poll;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.qna.poll.PollForm.Opening;

/// Opening and closing polls.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class PollStateResource {

    private final PollMoves moves;
    private final Polling polling;
    private final Idempotency idempotency;
    private final InstantSource clock;

    PollStateResource(PollMoves moves, Polling polling, Idempotency idempotency, InstantSource clock) {
        this.moves = moves;
        this.polling = polling;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @Path("/polls/{id}/open")
    @Operation(
            operationId = "openPoll",
            summary = "Puts the poll to everyone; one that was closed is opened again with the ballots it has")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Opening.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicPoll.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator or the chair")
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    @APIResponse(responseCode = "409", description = "`pollOpen`: another one of the session is; `sessionEnded`")
    @APIResponse(responseCode = "422", description = "`invalid`, `keyReused`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response open(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Opening> body) {
        var held = polling.acting(id);
        // Whatever type an empty body claims to have: there is nothing to read.
        boolean silent = body.bytes(body.mediaType()).length == 0;
        var opening = silent ? new Opening(null) : body.read();
        var expected = matched(ifMatch, held.poll());
        var closesAt = closesAt(opening);
        return idempotency.once(
                opening, () -> Polling.answer(moves.open(held.poll().id(), expected, closesAt, held.acting())));
    }

    @POST
    @Path("/polls/{id}/close")
    @Operation(operationId = "closePoll", summary = "Takes no more answers, and shows everyone what was counted")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicPoll.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator or the chair")
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    @APIResponse(responseCode = "409", description = "`wrongState`: it was never opened")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response close(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var held = polling.acting(id);
        var expected = matched(ifMatch, held.poll());
        return idempotency.once(
                Map.of(), () -> Polling.answer(moves.close(held.poll().id(), expected, held.acting())));
    }

    private static @Nullable Long matched(@Nullable String ifMatch, Poll seen) {
        var expected = Versions.require(ifMatch);
        Versions.match(expected, seen.version(), () -> PublicPoll.of(seen));
        return expected;
    }

    private @Nullable Instant closesAt(Opening opening) {
        var closesAt = opening.closesAt();
        if (closesAt != null && !closesAt.isAfter(clock.instant())) {
            throw Problems.invalid("closesAt", "must be in the future");
        }
        return closesAt == null ? null : closesAt.truncatedTo(ChronoUnit.MICROS);
    }
}
