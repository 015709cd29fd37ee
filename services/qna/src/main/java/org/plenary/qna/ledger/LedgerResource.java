package org.plenary.qna.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.qna.ledger.LedgerForm.Ledger;
import org.plenary.qna.ledger.LedgerForm.View;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.session.Session;

/// A session's account, and the decisions that it follows from, for everybody who may watch: in them
/// there is nobody.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class LedgerResource {

    /// Nobody decides by these figures; they may be a few seconds old.
    private static final Duration SHARED_FOR = Duration.ofSeconds(5);

    private final Gate gate;
    private final Ledgers ledgers;

    LedgerResource(Gate gate, Ledgers ledgers) {
        this.gate = gate;
        this.ledgers = ledgers;
    }

    @GET
    @Path("/sessions/{id}/ledger")
    @Operation(
            operationId = "getLedger",
            summary = "What became of the session's questions, in figures, and how far the chain of decisions goes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Ledger.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response ledger(@PathParam("id") String id, @Context Request request) {
        var session = gate.watching(gate.session(id));
        var ledger = ledgers.of(session.id());
        return answer(session, ledger, request);
    }

    @GET
    @Path("/sessions/{id}/decisions")
    @Operation(
            operationId = "listDecisions",
            summary = "The session's chain of decisions, the first one first: what the ledger follows from")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response decisions(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var session = gate.watching(gate.session(id));
        var paging = Paging.of(limit, after, uri);
        var page = ledgers.page(session.id(), number(paging.after()), paging.probe()).stream()
                .map(View::of)
                .toList();
        return Replies.personal(paging.page(page, uri, decision -> Long.toString(decision.number())));
    }

    private static Response answer(Session session, Object account, Request request) {
        var tag = Replies.tagOf(account);
        return session.open()
                ? Replies.shared(request, Response.ok(account), tag, SHARED_FOR)
                : Replies.personal(request, Response.ok(account), tag);
    }

    private static long number(@Nullable String after) {
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException notOurs) {
            throw Problems.malformed("malformedCursor", "`after` is not what a page before said.");
        }
    }
}
