package org.plenary.youth.admission;

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
import org.plenary.youth.admission.AdmissionAnswer.Item;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// The lead's yes to another guardian, after one has answered.
@Path("/api/v1/youth/admissions/{id}/guardian/release")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class GuardianReleaseResource {

    private final Gate gate;
    private final Admissions admissions;
    private final Database database;
    private final Idempotency idempotency;

    GuardianReleaseResource(Gate gate, Admissions admissions, Database database, Idempotency idempotency) {
        this.gate = gate;
        this.admissions = admissions;
        this.database = database;
        this.idempotency = idempotency;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "releaseYouthGuardian",
            summary = "Let them name another guardian, once; until they do, the answers of this one hold")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such admission")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: no guardian has answered, and they can name another themselves")
    public Response release(@RestPath String id) {
        var admission = admissions.find(Ids.parse(id)).orElseThrow(GuardianReleaseResource::unknown);
        gate.acting(admission.conference(), Role.LEAD);
        return idempotency.once(
                "",
                () -> answer(database.transaction(transaction -> {
                    var held =
                            admissions.lock(transaction, admission.id()).orElseThrow(GuardianReleaseResource::unknown);
                    if (held.guardianReleased()) {
                        return held;
                    }
                    if (!held.guardianFixed()) {
                        throw Problems.conflict("wrongState", "No guardian has answered: they can name another.");
                    }
                    return admissions.releaseGuardian(transaction, held);
                })));
    }

    private static Response answer(Admission admission) {
        return Replies.personalAlways(Response.ok(Item.of(admission)), Long.toString(admission.version()));
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such admission.");
    }
}
