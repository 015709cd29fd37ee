package org.plenary.youth.seal;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Replies;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Who has read what is not shown, for the lead.
@Path("/api/v1/youth/conferences/{slug}/readings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Youth forum")
public class ReadingsResource {

    private final Gate gate;
    private final Readings readings;

    ReadingsResource(Gate gate, Readings readings) {
        this.gate = gate;
        this.readings = readings;
    }

    /// A reading.
    @Schema(name = "YouthReading")
    record View(
            UUID id,
            UUID contribution,
            UUID breakout,

            @Schema(description = "The room's") String topic,

            String by,
            Instant at) {

        private static View of(Reading reading) {
            return new View(
                    reading.id(),
                    reading.contribution(),
                    reading.breakout(),
                    reading.topic(),
                    reading.by(),
                    reading.at());
        }
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listYouthReadings",
            summary = "Who of those who look after young people has read what is not shown, the last first; of one"
                    + " `contribution`, or of all, also of those that are gone")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "400", description = "`malformedId`")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(
            @RestPath String slug,
            @QueryParam("contribution") @Nullable String contribution,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.acting(slug, Role.LEAD);
        var paging = Paging.of(limit, after, uri);
        var only = contribution == null ? null : Ids.parse(contribution);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var page = readings.list(conference.id(), only, begin, paging.probe()).stream()
                .map(View::of)
                .toList();
        return Replies.personal(paging.page(page, uri, reading -> reading.id().toString()));
    }
}
