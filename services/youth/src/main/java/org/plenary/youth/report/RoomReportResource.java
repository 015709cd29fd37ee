package org.plenary.youth.report;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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
import org.plenary.youth.report.ReportForm.Create;
import org.plenary.youth.report.ReportForm.Mine;
import org.plenary.youth.room.Door;

/// Reporting something in a room, by anybody who may know of it: there or not, open or closed.
@Path("/api/v1/youth/breakouts/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class RoomReportResource {

    private final Door door;
    private final Reception reception;

    RoomReportResource(Door door, Reception reception) {
        this.door = door;
        this.reception = reception;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "reportInYouthBreakout",
            summary = "Report somebody, something said or the room; whoever it names does not see it, nor does a"
                    + " facilitator")
    @RequestBody(content = @Content(schema = @Schema(implementation = Create.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`, also when `about.id` is nothing you know of; `text.control`, `keyReused`")
    @APIResponse(responseCode = "429", description = "`tooManyReports`: far more than anybody has to tell")
    public Response report(@RestPath String id, Body<Create> body) {
        var entry = door.enter(id);
        return reception.receive(
                entry.conference(), entry.room(), entry.attendee().isStaff(), body.valid());
    }
}
