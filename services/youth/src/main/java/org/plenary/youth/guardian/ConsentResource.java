package org.plenary.youth.guardian;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.plenary.platform.http.Replies;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.conference.Conferences;
import org.plenary.youth.consent.ConsentForm;
import org.plenary.youth.consent.Giver;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.consent.Wording;
import org.plenary.youth.group.Groups;
import org.plenary.youth.letter.Letters;
import org.plenary.youth.link.CodeAnswer;
import org.plenary.youth.link.LinkPurpose;
import org.plenary.youth.link.Links;
import org.plenary.youth.link.Links.Confirming;
import org.plenary.youth.link.Links.Link;

/// The guardian's page.
@Path("/api/v1/youth/consents/{secret}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ConsentResource {

    private final Links links;
    private final Admissions admissions;
    private final Groups groups;
    private final Conferences conferences;
    private final Wording wording;
    private final Letters letters;
    private final Database database;

    ConsentResource(
            Links links,
            Admissions admissions,
            Groups groups,
            Conferences conferences,
            Wording wording,
            Letters letters,
            Database database) {
        this.links = links;
        this.admissions = admissions;
        this.groups = groups;
        this.conferences = conferences;
        this.wording = wording;
        this.letters = letters;
        this.database = database;
    }

    /// What a guardian answers.
    @Schema(name = "YouthConsentAnswer")
    record Answer(
            @NotNull
            @Size(min = 1, max = ConsentForm.PURPOSES_MOST)
            @Schema(description = "Each of `takePart`, `recorded`, `pseudonymPublished` that is answered, yes or no")
            @Nullable
            Map<String, @NotNull Boolean> purposes,

            @Schema(description = "Of the words that were read; left out: those of now") @Nullable
            Integer version,

            @Schema(description = "The mailed code, for the first answer") @Nullable
            String code) {

        Map<Purpose, Boolean> answers(Wording wording) {
            return ConsentForm.answers(Objects.requireNonNull(purposes), version, wording);
        }
    }

    /// What a guardian is shown.
    @Schema(name = "YouthConsents")
    record Asked(
            String conference,
            String organisation,
            String pseudonym,

            @Schema(description = "Whether a code was given before, so that answers count at once")
            boolean codeGiven,

            List<ConsentForm.Question> purposes) {}

    @GET
    @Operation(operationId = "youthConsents", summary = "What your consent is asked for, with your answers so far")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Asked.class)))
    @APIResponse(responseCode = "404", description = "No such link, or it has ended")
    public Response asked(@RestPath String secret) {
        return shown(open(secret));
    }

    @POST
    @Operation(
            operationId = "answerYouthConsents",
            summary = "Say yes or no; the first time without a code has one mailed, and nothing counts yet")
    @RequestBody(content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Asked.class)))
    @APIResponse(responseCode = "202", description = "A code is on its way: send the same again with it")
    @APIResponse(responseCode = "404", description = "No such link, or it has ended")
    @APIResponse(
            responseCode = "409",
            description = "`otherWording`: the words are others now than those of `version`; nothing counts")
    @APIResponse(responseCode = "422", description = "`wrongCode`, `invalid`")
    @APIResponse(
            responseCode = "429",
            description = "`codeSpent`: typed wrong too often, ask for another in a minute; `tooManyCodes`: no further"
                    + " code is mailed today")
    public Response answer(@RestPath String secret, Body<Answer> body) {
        var link = open(secret);
        var form = body.valid();
        var answers = form.answers(wording);
        // A wrong code is counted, so it is no failure of the transaction.
        var confirming = database.transaction(transaction -> {
            var held = links.confirm(transaction, link, form.code());
            switch (held) {
                case Confirming.Confirmed() ->
                    admissions.consent(transaction, asked(transaction, link), Giver.GUARDIAN, answers);
                case Confirming.CodeNeeded() -> letters.oweCode(transaction, link);
                case Confirming.CodeOnItsWay _,
                        Confirming.CodeSpent _,
                        Confirming.NoMoreToday _,
                        Confirming.WrongCode _ -> {
                    // Nothing counts yet.
                }
            }
            return held;
        });
        return CodeAnswer.of(confirming).orElseGet(() -> shown(open(secret)));
    }

    private Response shown(Link link) {
        var admission = admissions.find(link.id()).orElseThrow(CodeAnswer::unknown);
        var group = groups.find(admission.group()).orElseThrow();
        var conference = conferences.known(admission.conference()).orElseThrow();
        return Replies.personal(Response.ok(new Asked(
                conference.title(),
                group.organisation(),
                admission.pseudonym().text(),
                link.confirmed(),
                ConsentForm.questions(wording, admission.consent(), Giver.GUARDIAN))));
    }

    private Admission asked(Transaction transaction, Link link) {
        return admissions.lock(transaction, link.id()).orElseThrow(CodeAnswer::unknown);
    }

    private Link open(String secret) {
        return links.open(LinkPurpose.GUARDIAN, secret).orElseThrow(CodeAnswer::unknown);
    }
}
