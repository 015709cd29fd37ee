package org.plenary.youth.alert;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Somebody has seen to an alert.
@Path("/api/v1/youth/alerts/{id}/seen")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class SeenResource {

    private final Gate gate;
    private final Facilitation facilitation;
    private final Alerts alerts;
    private final Caller caller;

    SeenResource(Gate gate, Facilitation facilitation, Alerts alerts, Caller caller) {
        this.gate = gate;
        this.facilitation = facilitation;
        this.alerts = alerts;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "seeToYouthAlert",
            summary =
                    "Says that somebody has seen to it: to a call for help or an appeal a facilitator or the lead, else the lead")
    @APIResponse(responseCode = "204", description = "Seen to, by whoever was first")
    @APIResponse(responseCode = "400", description = "`malformedId`")
    @APIResponse(responseCode = "401", description = "No login")
    @APIResponse(
            responseCode = "403",
            description = "`roleNeeded`; `secondFactorNeeded`, `vettingNeeded`, `trainingNeeded`")
    @APIResponse(responseCode = "404", description = "No such alert")
    public Response see(@RestPath String id) {
        var alert = alerts.find(Ids.parse(id), caller.subject())
                .orElseThrow(() -> Problems.notFound("There is no such alert."));
        switch (alert.kind()) {
            case HELP, APPEAL -> facilitation.caring(alert.conference());
            case UNSUPERVISED, LEAD_CALLED, REPORT -> gate.acting(alert.conference(), Role.LEAD);
        }
        alerts.see(alert.id(), caller.subject());
        return Response.noContent().build();
    }
}
