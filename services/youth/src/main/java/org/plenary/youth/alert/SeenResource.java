package org.plenary.youth.alert;

import io.quarkiverse.resteasy.problem.HttpProblem;
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
import org.plenary.youth.conference.Conference;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;
import org.plenary.youth.sight.Sights;

/// Somebody has seen to an alert.
@Path("/api/v1/youth/alerts/{id}/seen")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class SeenResource {

    private final Gate gate;
    private final Facilitation facilitation;
    private final Sights sights;
    private final Alerts alerts;
    private final Caller caller;

    SeenResource(Gate gate, Facilitation facilitation, Sights sights, Alerts alerts, Caller caller) {
        this.gate = gate;
        this.facilitation = facilitation;
        this.sights = sights;
        this.alerts = alerts;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "seeToYouthAlert",
            summary =
                    "Says that somebody has seen to it: the lead, or an organiser to what they are shown; a facilitator"
                            + " takes a call for help, in a room or with the check, or an appeal on, which the lead"
                            + " sees until they have seen to it, too")
    @APIResponse(responseCode = "204", description = "Seen to or taken on, by whoever was first")
    @APIResponse(responseCode = "403", description = "`roleNeeded`; " + Facilitation.LACKING)
    @APIResponse(responseCode = "404", description = "No such alert")
    public Response see(@RestPath String id) {
        var alert = alerts.find(Ids.parse(id)).orElseThrow(SeenResource::unknown);
        if (alert.kind().isForFacilitators() && !leads(facilitation.caring(alert.conference()))) {
            alerts.take(alert.id(), caller.subject(), caller.claim("name").orElse("Facilitator"));
            return Response.noContent().build();
        }
        var conference = gate.acting(alert.conference(), Role.LEAD, Role.ORGANISER);
        if (!alerts.isFor(sights.of(conference), alert.id())) {
            throw unknown();
        }
        alerts.see(alert.id(), caller.subject());
        return Response.noContent().build();
    }

    private boolean leads(Conference conference) {
        return gate.has(conference, Role.LEAD);
    }

    private static HttpProblem unknown() {
        return Problems.notFound("There is no such alert.");
    }
}
