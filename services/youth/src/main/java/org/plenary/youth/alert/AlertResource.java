package org.plenary.youth.alert;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Replies;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;
import org.plenary.youth.sight.Sights;

/// What leads and, of what is reported about a lead, organisers are to look at now.
@Path("/api/v1/youth/conferences/{slug}/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class AlertResource {

    /// More than anybody sees to at once; the oldest come first.
    private static final int MOST = 100;

    private final Gate gate;
    private final Alerts alerts;
    private final Sights sights;

    AlertResource(Gate gate, Alerts alerts, Sights sights) {
        this.gate = gate;
        this.alerts = alerts;
        this.sights = sights;
    }

    /// An alert as who it is for sees it.
    @Schema(name = "YouthAlert")
    record View(
            UUID id,

            @Schema(enumeration = {"unsupervised", "help", "leadCalled", "report", "appeal", "checkHelp"})
            String kind,

            @Nullable UUID breakout,

            @Schema(description = "The room's topic") @Nullable
            String topic,

            @Schema(description = "Who asked, as the room knows them") @Nullable
            String name,

            @Schema(description = "The case, when something was reported") @Nullable
            UUID report,

            @Schema(description = "The facilitator who sees to what is for them, too") @Nullable
            String takenBy,

            Instant raisedAt) {

        static View of(Alerts.Open open) {
            var alert = open.alert();
            var asker = alert.asker();
            return new View(
                    alert.id(),
                    alert.kind().word(),
                    alert.breakout(),
                    open.topic(),
                    asker == null ? null : asker.name(),
                    alert.report(),
                    alert.takenBy(),
                    alert.raisedAt());
        }
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listYouthAlerts",
            summary = "What nobody has seen to yet, the oldest first: for leads all but the reports that name them, for"
                    + " organisers reports that name a lead")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: neither safeguarding lead nor organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(@RestPath String slug) {
        var conference = gate.acting(slug, Role.LEAD, Role.ORGANISER);
        return Replies.personal(
                Response.ok(new Paging.Page<>(alerts.open(conference.id(), sights.of(conference), MOST).stream()
                        .map(View::of)
                        .toList())));
    }
}
