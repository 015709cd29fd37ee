package org.plenary.youth.casefile;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
import org.plenary.youth.casefile.CaseForm.Item;
import org.plenary.youth.report.Reports;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;
import org.plenary.youth.sight.Sights;

/// The list of a conference's cases.
@Path("/api/v1/youth/conferences/{slug}/cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class CasesResource {

    private final Gate gate;
    private final Sights sights;
    private final Reports reports;

    CasesResource(Gate gate, Sights sights, Reports reports) {
        this.gate = gate;
        this.sights = sights;
        this.reports = reports;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listYouthCases",
            summary = "The cases, the newest first: for leads all but those that name them, for organisers those that"
                    + " name a lead")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: neither safeguarding lead nor organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(
            @RestPath String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.acting(slug, Role.LEAD, Role.ORGANISER);
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var page = reports.list(conference.id(), sights.of(conference), begin, paging.probe()).stream()
                .map(Item::of)
                .toList();
        return Replies.personal(paging.page(page, uri, item -> item.id().toString()));
    }
}
