package org.plenary.registration.registration;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.registration.registration.RegistrationAnswer.View;
import org.plenary.registration.registration.Registrations.Changing;
import org.plenary.registration.registration.Registrations.Held;
import org.plenary.registration.role.Gate;

/// What organisers decide on a registration.
@Path("/api/v1/registration/registrations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Registrations")
public class DecisionResource {

    private final Gate gate;
    private final Registrations registrations;
    private final Database database;
    private final Idempotency idempotency;

    DecisionResource(Gate gate, Registrations registrations, Database database, Idempotency idempotency) {
        this.gate = gate;
        this.registrations = registrations;
        this.database = database;
        this.idempotency = idempotency;
    }

    /// One of the two decisions.
    private interface Decision {
        Changing on(Transaction transaction, Held held);
    }

    @POST
    @Path("approve")
    @Authenticated
    @Operation(
            operationId = "approveRegistration",
            summary = "Let a person in: to a place if there is one, else to the waiting list")
    @APIResponse(
            responseCode = "200",
            description = "The registration now; unchanged when it was approved before",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "Not an organiser")
    @APIResponse(responseCode = "404", description = "No such registration")
    @APIResponse(responseCode = "409", description = "`wrongState`: cancelled")
    public Response approve(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return decide(id, ifMatch, registrations::approve);
    }

    @POST
    @Path("decline")
    @Authenticated
    @Operation(operationId = "declineRegistration", summary = "Say no to a person; the next in line moves up")
    @APIResponse(
            responseCode = "200",
            description = "The registration now; unchanged when it was declined before",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "Not an organiser")
    @APIResponse(responseCode = "404", description = "No such registration")
    @APIResponse(responseCode = "409", description = "`wrongState`: cancelled, or checked in")
    public Response decline(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return decide(id, ifMatch, registrations::decline);
    }

    private Response decide(String id, @Nullable String ifMatch, Decision decision) {
        var registration = find(Ids.parse(id));
        gate.organise(registration.conference());
        var expected = Versions.expected(ifMatch);
        return idempotency.once(
                "",
                () -> RegistrationAnswer.outcome(database.transaction(transaction -> {
                    var held = registrations
                            .hold(transaction, registration.conference(), registration.subject())
                            .orElseThrow(DecisionResource::unknown);
                    Versions.match(expected, held.registration().version(), () -> View.of(held.registration()));
                    return decision.on(transaction, held);
                })));
    }

    private Registration find(UUID id) {
        return registrations.find(id).orElseThrow(DecisionResource::unknown);
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such registration.");
    }
}
