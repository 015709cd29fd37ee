package org.plenary.registration.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.registration.admission.Admission.Barrier;
import org.plenary.registration.registration.Registrations.Changing;

/// How a registration, or a refusal, is answered.
final class RegistrationAnswer {

    private RegistrationAnswer() {}

    /// A registration as its owner and the organisers who decide on it see it.
    @Schema(name = "Registration")
    record View(
            UUID id,

            @Schema(enumeration = {"delegate", "viewer", "youth", "press"})
            String kind,

            @Schema(enumeration = {"pending", "confirmed", "waitlisted", "declined", "cancelled", "checkedIn"})
            String state,

            @Schema(description = "The number in the line; only while waitlisted")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Integer position,

            @Nullable String name,
            @Nullable String organisation,
            @Nullable String country,
            List<String> consents,
            Map<String, String> answers,
            Instant registeredAt,
            long version) {

        static View of(Registration registration) {
            var person = registration.person();
            return new View(
                    registration.id(),
                    registration.kind().word(),
                    registration.state().word(),
                    registration.position(),
                    person == null ? null : person.name(),
                    person == null ? null : person.organisation(),
                    person == null ? null : person.country(),
                    person == null ? List.of() : person.consents(),
                    person == null ? Map.of() : person.answers(),
                    registration.registeredAt(),
                    registration.version());
        }
    }

    /// What a change came to, as an answer or a refusal.
    static Response outcome(Changing changing) {
        return switch (changing) {
            case Changing.Changed(var registration) -> answer(Response.ok(), registration);
            case Changing.WrongState(var state) ->
                throw Problems.conflict(
                        "wrongState", "The registration is %s; that cannot be done now.".formatted(state.word()));
            case Changing.KindFixed() -> throw kindFixed();
            case Changing.Barred(var barrier) -> throw barred(barrier);
        };
    }

    /// Young people come through the youth forum: no registration makes one of them anything else.
    static RuntimeException kindFixed() {
        return Problems.conflict("kindFixed", "Youth registrations stay apart: who came as youth stays so.");
    }

    /// The registration, with its version as tag.
    static Response answer(Response.ResponseBuilder response, Registration registration) {
        return Replies.personalAlways(response.entity(View.of(registration)), Long.toString(registration.version()));
    }

    /// Why somebody cannot register, as a refusal.
    static RuntimeException barred(Barrier barrier) {
        return switch (barrier) {
            case INVITATION_NEEDED ->
                Problems.forbidden("invitationNeeded", "Only invited people register as that here.");
            case NOT_YET_OPEN -> Problems.conflict("registrationNotOpen", "Registration has not opened yet.");
            case CLOSED -> Problems.conflict("registrationClosed", "Registration is closed.");
        };
    }
}
