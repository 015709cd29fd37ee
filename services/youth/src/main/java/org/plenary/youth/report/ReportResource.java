package org.plenary.youth.report;

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
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.report.ReportForm.Create;
import org.plenary.youth.report.ReportForm.Mine;
import org.plenary.youth.right.Gate;

/// Reporting something that is in no room, by anybody who knows of the conference, and one's own reports.
@Path("/api/v1/youth/conferences/{slug}/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ReportResource {

    /// More than anybody reports at a conference; the newest come first.
    private static final int MOST = 100;

    private final Gate gate;
    private final Reception reception;
    private final Reports reports;
    private final Caller caller;

    ReportResource(Gate gate, Reception reception, Reports reports, Caller caller) {
        this.gate = gate;
        this.reception = reception;
        this.reports = reports;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "reportInYouthForum",
            summary = "Report something, come in already or not; whoever it names does not see it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Create.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`, also when `about.id` is nothing you know of; `text.control`, `keyReused`")
    @APIResponse(responseCode = "429", description = "`tooManyReports`: far more than anybody has to tell")
    public Response report(@RestPath String slug, Body<Create> body) {
        return reception.receive(gate.enter(slug), null, false, body.valid());
    }

    @GET
    @Path("mine")
    @Authenticated
    @Operation(operationId = "myYouthReports", summary = "Your own reports and how far they are, the newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine[].class)))
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response mine(@RestPath String slug) {
        var conference = gate.enter(slug);
        return Replies.personal(
                Response.ok(new Paging.Page<>(reports.of(conference.id(), caller.subject(), MOST).stream()
                        .map(Mine::of)
                        .toList())));
    }
}
