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
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.ledger.LedgerForm.Ledgers;
import org.plenary.youth.right.Gate;

/// The accounts of all rooms of a forum. They are not summed up: with a sum, a room's figure that is kept back would be
/// what the others leave of it.
@Path("/api/v1/youth/conferences/{slug}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Youth forum")
public class LedgersResource {

    private final Gate gate;
    private final Breakouts breakouts;
    private final Publication publication;

    LedgersResource(Gate gate, Breakouts breakouts, Publication publication) {
        this.gate = gate;
        this.breakouts = breakouts;
        this.publication = publication;
    }

    @GET
    @Operation(
            operationId = "youthLedgers",
            summary =
                    "What was decided about the contributions of each of the forum's rooms, in the order they were made")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Ledgers.class)))
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response get(@RestPath String slug, @Context Request request) {
        var conference = gate.enter(slug);
        return publication.answer(
                conference,
                new Ledgers(breakouts.ofConference(conference.id()).stream()
                        .map(room -> publication.ledger(room.id()))
                        .toList()),
                request);
    }
}
