package org.plenary.qna.vote;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.rights.Gate;

/// What I support.
@Path("/api/v1/qna/sessions/{id}/votes/mine")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class MyVotesResource {

    /// @param items ids of questions
    @Schema(name = "MyVotes")
    record Mine(List<UUID> items) {}

    private final Gate gate;
    private final Votes votes;
    private final Caller caller;

    MyVotesResource(Gate gate, Votes votes, Caller caller) {
        this.gate = gate;
        this.votes = votes;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(operationId = "listMyVotes", summary = "Which questions of the session I support")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response mine(@PathParam("id") String id, @Context Request request) {
        var session = gate.watching(gate.session(id));
        var items = votes.of(session.id(), caller.subject());
        return Replies.personal(request, Response.ok(new Mine(items)), Replies.tagOf(items.toArray()));
    }
}
