package org.plenary.qna.ballot;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.ballot.CastBallots.Ballot;
import org.plenary.qna.rights.Gate;

/// What I chose.
@Path("/api/v1/qna/sessions/{id}/polls/mine")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class MyBallotsResource {

    @Schema(name = "MyBallots")
    record Mine(List<Ballot> items) {}

    private final Gate gate;
    private final CastBallots ballots;
    private final Caller caller;

    MyBallotsResource(Gate gate, CastBallots ballots, Caller caller) {
        this.gate = gate;
        this.ballots = ballots;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(operationId = "listMyBallots", summary = "What I chose in the session's polls")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response mine(@PathParam("id") String id, @Context Request request) {
        var session = gate.watching(gate.session(id));
        var items = ballots.of(session.id(), caller.subject());
        return Replies.personal(request, Response.ok(new Mine(items)), Replies.tagOf(items.toArray()));
    }
}
