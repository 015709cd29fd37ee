package org.plenary.registration.occupancy;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.registration.admission.Admission;
import org.plenary.registration.admission.Admissions;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.admission.KindRule;
import org.plenary.registration.conference.Access;
import org.plenary.registration.conference.Conference;
import org.plenary.registration.registration.Registrations;
import org.plenary.registration.role.Gate;

/// The rules of admission, with the places taken and left.
@Path("/api/v1/registration/conferences/{slug}/admission")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Admission")
public class AdmissionResource {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final Gate gate;
    private final Admissions admissions;
    private final Occupancies occupancies;
    private final Registrations registrations;
    private final Database database;

    AdmissionResource(
            Gate gate, Admissions admissions, Occupancies occupancies, Registrations registrations, Database database) {
        this.gate = gate;
        this.admissions = admissions;
        this.occupancies = occupancies;
        this.registrations = registrations;
        this.database = database;
    }

    /// How people of one kind come in.
    @Schema(name = "AdmissionRule")
    record Rule(
            @NotNull @Schema(enumeration = {"delegate", "viewer", "youth", "press"}) @Nullable
            String kind,

            @Min(0) @Max(KindRule.MOST_PLACES) @Schema(description = "Null or absent: as many as come") @Nullable
            Integer capacity,

            @Nullable Boolean approval,
            @Nullable Boolean invitationOnly) {}

    /// What an organiser sends.
    @Schema(name = "AdmissionRules")
    record Put(
            @NotNull
            @Size(max = 4)
            @Schema(description = "One rule a kind; a kind that is left out follows the usual rule")
            @Nullable
            List<@NotNull @Valid Rule> kinds,

            @Nullable OffsetDateTime opensAt,
            @Nullable OffsetDateTime closesAt) {}

    /// One kind, with its places.
    @Schema(name = "AdmissionKind")
    record KindView(
            String kind,
            @Nullable Integer capacity,
            boolean approval,
            boolean invitationOnly,

            @Schema(description = "Null for youth below five") @Nullable
            Integer taken,

            @Schema(description = "Null without a capacity, and for youth where `taken` is") @Nullable
            Integer left,

            @Schema(description = "Null for youth below five") @Nullable
            Integer waiting) {

        static KindView of(Occupancy occupancy) {
            var rule = occupancy.rule();
            return new KindView(
                    rule.kind().word(),
                    rule.capacity(),
                    rule.approval(),
                    rule.invitationOnly(),
                    occupancy.takenTold().orElse(null),
                    occupancy.leftTold().orElse(null),
                    occupancy.waitingTold().orElse(null));
        }
    }

    /// The rules and the places.
    @Schema(name = "Admission")
    record View(
            List<KindView> kinds,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            long version) {}

    @GET
    @Operation(operationId = "getAdmission", summary = "Who may register, and how many places are left")
    @APIResponse(
            responseCode = "200",
            description = "All kinds",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response get(@RestPath String slug) {
        var conference = gate.enter(slug).conference();
        return answer(conference, admissions.find(conference.id()));
    }

    @PUT
    @Authenticated
    @Operation(
            operationId = "putAdmission",
            summary = "Say who may register; a raised capacity moves people up at once")
    @RequestBody(content = @Content(schema = @Schema(implementation = Put.class)))
    @APIResponse(
            responseCode = "200",
            description = "The rules and the places now",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "Not an organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "422", description = "`invalid`")
    public Response put(@RestPath String slug, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Put> body) {
        var conference = gate.organise(slug);
        var put = body.read();
        var expected = Versions.expected(ifMatch);
        var replaced = database.transaction(transaction -> {
            var current = admissions.lock(transaction, conference.id());
            Versions.match(expected, current.version(), () -> view(current));
            body.check(put);
            return admissions.replace(transaction, admission(conference.id(), put));
        });
        while (registrations.moveUp(conference.id())) {
            // Some hundreds move up in each transaction, so that nobody waits long for its lock.
        }
        return answer(conference, replaced);
    }

    private static Admission admission(UUID conference, Put put) {
        var rules = new ArrayList<KindRule>();
        var errors = new ArrayList<FieldError>();
        var asked = put.kinds() == null ? List.<Rule>of() : put.kinds();
        for (int at = 0; at < asked.size(); at++) {
            var rule = asked.get(at);
            var kind = Kind.of(rule.kind() == null ? "" : rule.kind());
            if (kind.isEmpty()) {
                errors.add(new FieldError("kinds[%d].kind".formatted(at), "is no kind"));
            } else if (rules.stream().anyMatch(other -> other.kind() == kind.get())) {
                errors.add(new FieldError("kinds[%d].kind".formatted(at), "has a rule already"));
            } else {
                rules.add(new KindRule(
                        kind.get(),
                        rule.capacity(),
                        Boolean.TRUE.equals(rule.approval()),
                        Boolean.TRUE.equals(rule.invitationOnly())));
            }
        }
        var opensAt = put.opensAt() == null ? null : put.opensAt().toInstant();
        var closesAt = put.closesAt() == null ? null : put.closesAt().toInstant();
        if (opensAt != null && closesAt != null && !closesAt.isAfter(opensAt)) {
            errors.add(new FieldError("closesAt", "must be after opensAt"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new Admission(conference, rules, opensAt, closesAt, 0);
    }

    private View view(Admission admission) {
        return new View(
                occupancies.of(admission).stream().map(KindView::of).toList(),
                admission.opensAt(),
                admission.closesAt(),
                admission.version());
    }

    /// Never 304: the places left change without a change of the rules, whose version the tag is.
    private Response answer(Conference conference, Admission admission) {
        var tag = Long.toString(admission.version());
        return conference.access() == Access.INVITATION
                ? Replies.personalAlways(Response.ok(view(admission)), tag)
                : Replies.sharedAlways(Response.ok(view(admission)), tag, SHARED_FOR);
    }
}
