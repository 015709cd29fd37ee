package org.plenary.youth.admission;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
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
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.AdmissionAnswer.Item;
import org.plenary.youth.admission.AdmissionAnswer.Mine;
import org.plenary.youth.admission.AdmissionForm.Consenting;
import org.plenary.youth.admission.AdmissionForm.Guardian;
import org.plenary.youth.admission.AdmissionForm.Join;
import org.plenary.youth.admission.Joinings.Joining;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.consent.Giver;
import org.plenary.youth.consent.Wording;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// A young person's own admission, and the lead's list of all.
@Path("/api/v1/youth/conferences/{slug}/admissions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class AdmissionResource {

    private final Gate gate;
    private final Admissions admissions;
    private final Joinings joinings;
    private final RegistrationGrpc registration;
    private final Wording wording;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    AdmissionResource(
            Gate gate,
            Admissions admissions,
            Joinings joinings,
            RegistrationGrpc registration,
            Wording wording,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.admissions = admissions;
        this.joinings = joinings;
        this.registration = registration;
        this.wording = wording;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(operationId = "joinYouthForum", summary = "Join with a group's code; again gives the same admission")
    @RequestBody(content = @Content(schema = @Schema(implementation = Join.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "200", description = "The admission they have, unchanged")
    @APIResponse(responseCode = "403", description = "`notYouth`: who works for the conference is of age")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(
            responseCode = "409",
            description = "`pseudonymTaken`; `registeredOtherwise`: they hold a registration of another kind")
    @APIResponse(responseCode = "422", description = "`adult`, `tooYoung`, `groupUnknown`, `invalid`, `text.control`")
    @APIResponse(responseCode = "429", description = "`tooManyCodes`: too many codes that do not fit, within an hour")
    public Response join(@RestPath String slug, Body<Join> body) {
        var conference = gate.enter(slug);
        if (gate.has(conference, Role.values())) {
            throw Problems.forbidden("notYouth", "Who works for the conference does not join as a young person.");
        }
        var form = body.valid();
        var wish = form.wish(
                caller.subject(),
                admissions,
                caller.claim("name").orElse(null),
                caller.claim("email").orElse(null));
        // A wrong code is counted, so it is no failure of the transaction.
        var joining = database.transaction(transaction -> {
            var outcome = joinings.join(transaction, conference.id(), wish);
            // Last, so that only who comes in here is a youth there, too; a refusal, or silence, takes it all back.
            if (outcome.isIn() && !registration.join(conference.id(), wish.subject())) {
                throw Problems.conflict(
                        "registeredOtherwise",
                        "You are registered as something else. Cancel that registration first, then join.");
            }
            return outcome;
        });
        return switch (joining) {
            case Joining.Joined(var admission) ->
                AdmissionAnswer.answer(
                        Response.created(URI.create("/api/v1/youth/conferences/%s/admissions/me".formatted(slug))),
                        admission,
                        wording);
            case Joining.Already(var admission) -> AdmissionAnswer.answer(Response.ok(), admission, wording);
            case Joining.UnknownGroup() ->
                throw Problems.unprocessable("groupUnknown", "There is no open group with this code. Ask who gave it.");
            case Joining.TooManyTries() ->
                throw Problems.tooMany(
                        "tooManyCodes",
                        "That were too many codes that do not fit. Try again later.",
                        Duration.ofHours(1));
            case Joining.GuardianConfirms() -> throw AdmissionForm.guardianConfirms("guardianEmail");
            case Joining.PseudonymTaken() ->
                throw Problems.conflict("pseudonymTaken", "Somebody has a name like this already. Choose another.");
        };
    }

    @GET
    @Authenticated
    @Operation(operationId = "listYouthAdmissions", summary = "All admissions of the forum, without names")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(
            @RestPath String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.acting(slug, Role.LEAD);
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var page = admissions.ofConference(conference.id(), begin, paging.probe()).stream()
                .map(Item::of)
                .toList();
        return Replies.personal(paging.page(page, uri, item -> item.id().toString()));
    }

    @GET
    @Path("me")
    @Authenticated
    @Operation(operationId = "myYouthAdmission", summary = "Your own admission")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not joined there")
    public Response mine(@RestPath String slug) {
        return AdmissionAnswer.answer(Response.ok(), own(gate.enter(slug)), wording);
    }

    @DELETE
    @Path("me")
    @Authenticated
    @Operation(
            operationId = "leaveYouthForum",
            summary = "Leave; everything known of you is deleted, but for what the safeguarding lead was told")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No such conference, or not joined there")
    public Response leave(@RestPath String slug) {
        var conference = gate.enter(slug);
        database.inTransaction(transaction -> admissions.erase(transaction, held(transaction, conference)));
        return Response.noContent().build();
    }

    @PUT
    @Path("me/guardian")
    @Authenticated
    @Operation(
            operationId = "setMyGuardian",
            summary = "Another address of your guardian, or the same again, until they answer; links sent before end")
    @RequestBody(content = @Content(schema = @Schema(implementation = Guardian.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not joined there")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: no guardian is needed, or it is decided already; `guardianAnswered`: another"
                    + " one takes the safeguarding lead's yes")
    @APIResponse(responseCode = "422", description = "`invalid`, `keyReused`")
    @APIResponse(responseCode = "429", description = "`tooManyLetters`: a guardian was written to ten times")
    public Response setGuardian(@RestPath String slug, Body<Guardian> body) {
        var conference = gate.enter(slug);
        own(conference);
        var email = body.valid().checked(caller.claim("email").orElse(null));
        return change(conference, email, (transaction, held) -> {
            if (held.guardianEmail() == null || held.declined() || !held.guardianNeeded()) {
                throw Problems.conflict("wrongState", "Nobody needs to be asked now.");
            }
            if (held.guardianFixed()) {
                throw Problems.conflict(
                        "guardianAnswered", "They have answered. Only the safeguarding lead can let you name another.");
            }
            if (admissions.isConfirming(held, email)) {
                throw AdmissionForm.guardianConfirms("email");
            }
            if (!admissions.mayAskGuardian(held)) {
                throw Problems.tooMany(
                        "tooManyLetters", "We have written often enough. Talk to your group.", Duration.ofDays(1));
            }
            return admissions.setGuardian(transaction, held, email);
        });
    }

    @PUT
    @Path("me/consents")
    @Authenticated
    @Operation(
            operationId = "setMyConsents",
            summary =
                    "Your own yes and no; below the consent age your yes needs your guardian's, and your no holds alone")
    @RequestBody(content = @Content(schema = @Schema(implementation = Consenting.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not joined there")
    @APIResponse(
            responseCode = "409",
            description = "`otherWording`: the words are others now than those of `version`; nothing is written")
    @APIResponse(responseCode = "422", description = "`invalid`, `keyReused`")
    public Response setConsents(@RestPath String slug, Body<Consenting> body) {
        var conference = gate.enter(slug);
        own(conference);
        var answers = body.valid().answers(wording);
        return change(
                conference, answers, (transaction, held) -> admissions.consent(transaction, held, Giver.SELF, answers));
    }

    private Response change(Conference conference, Object asked, BiFunction<Transaction, Admission, Admission> change) {
        return idempotency.once(
                asked,
                () -> AdmissionAnswer.answer(
                        Response.ok(),
                        database.transaction(transaction -> change.apply(transaction, held(transaction, conference))),
                        wording));
    }

    private Admission own(Conference conference) {
        return admissions.find(conference.id(), caller.subject()).orElseThrow(AdmissionResource::notJoined);
    }

    private Admission held(Transaction transaction, Conference conference) {
        return admissions
                .lock(transaction, conference.id(), caller.subject())
                .orElseThrow(AdmissionResource::notJoined);
    }

    private static RuntimeException notJoined() {
        return Problems.notFound("You have not joined the youth forum of this conference.");
    }
}
