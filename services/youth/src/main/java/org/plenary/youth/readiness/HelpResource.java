package org.plenary.youth.readiness;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.admission.State;
import org.plenary.youth.facilitator.Facilitation;

/// The way on for who did not pass the readiness check twice: somebody has gone through it with them.
@Path("/api/v1/youth/admissions/{id}/help")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class HelpResource {

    private final Facilitation facilitation;
    private final Admissions admissions;
    private final Database database;
    private final Idempotency idempotency;

    HelpResource(Facilitation facilitation, Admissions admissions, Database database, Idempotency idempotency) {
        this.facilitation = facilitation;
        this.admissions = admissions;
        this.database = database;
        this.idempotency = idempotency;
    }

    /// What came of it.
    @Schema(name = "YouthHelped")
    record Helped(
            @Schema(description = "The state of the admission now")
            String state,

            long version) {}

    @POST
    @Authenticated
    @Operation(
            operationId = "helpYouthReadiness",
            summary = "Says that somebody has gone through the readiness check with them, and that they are ready")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Helped.class)))
    @APIResponse(responseCode = "403", description = Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such admission")
    @APIResponse(responseCode = "409", description = "`wrongState`: no help is needed")
    public Response helped(@RestPath String id) {
        var admission = admissions.find(Ids.parse(id)).orElseThrow(HelpResource::unknown);
        facilitation.caring(admission.conference());
        return idempotency.once(
                "",
                () -> answer(database.transaction(transaction -> {
                    var held = admissions.lock(transaction, admission.id()).orElseThrow(HelpResource::unknown);
                    if (held.state() == State.ADMITTED) {
                        return held;
                    }
                    if (!held.isStuck()) {
                        throw Problems.conflict("wrongState", "They need no help with the readiness check now.");
                    }
                    return admissions.tried(transaction, held, true);
                })));
    }

    private static Response answer(Admission admission) {
        return Replies.personalAlways(
                Response.ok(new Helped(admission.state().word(), admission.version())),
                Long.toString(admission.version()));
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such admission.");
    }
}
