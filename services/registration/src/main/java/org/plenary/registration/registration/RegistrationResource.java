package org.plenary.registration.registration;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.registration.admission.Admission.Barrier;
import org.plenary.registration.admission.Admissions;
import org.plenary.registration.registration.RegistrationAnswer.View;
import org.plenary.registration.registration.RegistrationForm.Ask;
import org.plenary.registration.registration.RegistrationForm.Change;
import org.plenary.registration.registration.Registrations.Held;
import org.plenary.registration.registration.Registrations.Registering;
import org.plenary.registration.role.Gate;

/// A person's own registration.
@Path("/api/v1/registration/conferences/{slug}/registrations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Registrations")
public class RegistrationResource {

    private final Gate gate;
    private final Registrations registrations;
    private final Admissions admissions;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    RegistrationResource(
            Gate gate,
            Registrations registrations,
            Admissions admissions,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.registrations = registrations;
        this.admissions = admissions;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(operationId = "register", summary = "Register; again gives the same registration")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(
            responseCode = "201",
            description = "Registered: confirmed, pending an organiser's approval, or waitlisted with a position",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "200", description = "The registration they hold, unchanged")
    @APIResponse(responseCode = "403", description = "`kindNotOffered`, `invitationNeeded`")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(
            responseCode = "409",
            description = "`registrationNotOpen`, `registrationClosed`; `kindFixed`: who comes as youth stays so")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response register(@RestPath String slug, Body<Ask> body) {
        var conference = gate.enter(slug).conference();
        var ask = body.read();
        var kind = ask.kind == null ? null : RegistrationForm.kind(ask.kind);
        if (kind != null
                && admissions.find(conference.id()).rule(kind).invitationOnly()
                && registrations.find(conference.id(), caller.subject()).isEmpty()) {
            throw RegistrationAnswer.barred(Barrier.INVITATION_NEEDED);
        }
        body.check(ask);
        var as = Objects.requireNonNull(kind, "checked to be there");
        var person = ask.person(as, email());
        return idempotency.once(ask, () -> switch (registrations.register(
                conference.id(), caller.subject(), as, person)) {
            case Registering.Registered(var registration) ->
                RegistrationAnswer.answer(
                        Response.created(
                                URI.create("/api/v1/registration/conferences/%s/registrations/me".formatted(slug))),
                        registration);
            case Registering.Already(var registration) -> RegistrationAnswer.answer(Response.ok(), registration);
            case Registering.KindFixed() -> throw RegistrationAnswer.kindFixed();
            case Registering.Barred(var barrier) -> throw RegistrationAnswer.barred(barrier);
        });
    }

    @GET
    @Path("me")
    @Authenticated
    @Operation(operationId = "myRegistration", summary = "Your own registration")
    @APIResponse(
            responseCode = "200",
            description = "The registration, in whatever state",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not registered there")
    public Response mine(@RestPath String slug) {
        var conference = gate.enter(slug).conference();
        var registration =
                registrations.find(conference.id(), caller.subject()).orElseThrow(RegistrationResource::notRegistered);
        // Never 304: the number in the line changes without a change of the registration.
        return RegistrationAnswer.answer(Response.ok(), registration);
    }

    @PATCH
    @Path("me")
    @Authenticated
    @Operation(
            operationId = "changeMyRegistration",
            summary = "Change what you told, or as what you come; another kind means its place or its line")
    @RequestBody(content = @Content(schema = @Schema(implementation = Change.class)))
    @APIResponse(
            responseCode = "200",
            description = "The registration now",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`kindNotOffered`, `invitationNeeded`")
    @APIResponse(responseCode = "404", description = "No such conference, or not registered there")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`, `kindFixed`, `registrationNotOpen`, `registrationClosed`")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response change(
            @RestPath String slug, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Change> body) {
        var conference = gate.enter(slug).conference();
        requireRegistered(conference.id());
        var change = body.read();
        var expected = Versions.expected(ifMatch);
        return RegistrationAnswer.outcome(database.transaction(transaction -> {
            var held = hold(transaction, conference.id());
            var before = held.registration();
            var kind = change.kind(before.kind());
            Versions.match(expected, before.version(), () -> View.of(before));
            body.check(change);
            var person = change.person(before.person(), email());
            return registrations.change(transaction, held, kind, person);
        }));
    }

    @DELETE
    @Path("me")
    @Authenticated
    @Operation(operationId = "cancelMyRegistration", summary = "Cancel; the next in line moves up")
    @APIResponse(
            responseCode = "200",
            description = "The cancelled registration",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not registered there")
    @APIResponse(responseCode = "409", description = "`wrongState`: declined, or checked in")
    public Response cancel(@RestPath String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var conference = gate.enter(slug).conference();
        requireRegistered(conference.id());
        var expected = Versions.expected(ifMatch);
        return RegistrationAnswer.outcome(database.transaction(transaction -> {
            var held = hold(transaction, conference.id());
            Versions.match(expected, held.registration().version(), () -> View.of(held.registration()));
            return registrations.cancel(transaction, held);
        }));
    }

    private void requireRegistered(UUID conference) {
        if (registrations.find(conference, caller.subject()).isEmpty()) {
            throw notRegistered();
        }
    }

    private Held hold(Transaction transaction, UUID conference) {
        return registrations
                .hold(transaction, conference, caller.subject())
                .orElseThrow(RegistrationResource::notRegistered);
    }

    private @Nullable String email() {
        return caller.claim("email").orElse(null);
    }

    private static RuntimeException notRegistered() {
        return Problems.notFound("You are not registered at this conference.");
    }
}
