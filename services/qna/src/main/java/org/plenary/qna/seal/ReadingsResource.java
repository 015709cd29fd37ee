package org.plenary.qna.seal;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Replies;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Role;

/// Who has read what was dismissed, for the conference's organiser.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class ReadingsResource {

    /// That somebody has read what a dismissed question said.
    ///
    /// @param by the name of who read it
    @Schema(name = "QnaReading")
    record View(UUID id, UUID question, String by, Instant at) {

        private static View of(Reading reading) {
            return new View(reading.id(), reading.question(), reading.by(), reading.at());
        }
    }

    private final Gate gate;
    private final Readings readings;

    ReadingsResource(Gate gate, Readings readings) {
        this.gate = gate;
        this.readings = readings;
    }

    @GET
    @Path("/sessions/{id}/readings")
    @Operation(
            operationId = "listReadings",
            summary = "Who has read what dismissed questions of this session said, the last first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var session = gate.acting(gate.session(id), Role.ORGANISER).session();
        var paging = Paging.of(limit, after, uri);
        var before = paging.after() == null ? null : Ids.parse(paging.after());
        var page = readings.ofSession(session.id(), before, paging.probe()).stream()
                .map(View::of)
                .toList();
        return Replies.personal(paging.page(page, uri, reading -> reading.id().toString()));
    }
}
