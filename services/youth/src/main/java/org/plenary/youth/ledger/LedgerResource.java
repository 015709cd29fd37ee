package org.plenary.youth.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.ledger.LedgerForm.Ledger;
import org.plenary.youth.right.Gate;

/// A room's account, for everybody who may know of the conference: in it there is nobody.
@Path("/api/v1/youth/breakouts/{id}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Youth forum")
public class LedgerResource {

    private final Gate gate;
    private final Breakouts breakouts;
    private final Publication publication;

    LedgerResource(Gate gate, Breakouts breakouts, Publication publication) {
        this.gate = gate;
        this.breakouts = breakouts;
        this.publication = publication;
    }

    @GET
    @Operation(
            operationId = "youthBreakoutLedger",
            summary =
                    "What was decided about a room's contributions, in figures, and how far the chain of decisions goes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Ledger.class)))
    @APIResponse(responseCode = "404", description = "No such room")
    public Response get(@RestPath String id, @Context Request request) {
        var room = breakouts.find(Ids.parse(id)).orElseThrow(() -> Problems.notFound("There is no such room."));
        return publication.answer(gate.enter(room.conference()), publication.ledger(room.id()), request);
    }
}
