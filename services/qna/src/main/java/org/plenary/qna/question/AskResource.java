package org.plenary.qna.question;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.participant.Participant;
import org.plenary.qna.participant.Participants;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Questions.Asked;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Rights;
import org.plenary.qna.rights.Role;
import org.plenary.qna.session.Session;

/// Asking a question.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AskResource {

    static final int LONGEST_TEXT = 1_000;

    /// The shape of a language tag (BCP 47).
    static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    private static final int LONGEST_AUTHOR = 160;

    /// What a person asks. `origin` and `shownAuthor` are a moderator's, for a question from the hall or from
    /// elsewhere.
    @Schema(name = "Ask")
    record Ask(
            @NotNull @PlainText(max = LONGEST_TEXT) String text,

            @Nullable
            @Pattern(regexp = "name|affiliation|anonymous", message = "must be name, affiliation or anonymous")
            String shownAs,

            @Nullable @Pattern(regexp = LANGUAGE, message = "must be a language tag such as en")
            String language,

            @Nullable @Pattern(regexp = "web|room|social", message = "must be web, room or social")
            String origin,

            @Nullable @PlainText(max = LONGEST_AUTHOR, oneLine = true)
            String shownAuthor) {

        boolean isForSomebodyElse() {
            return shownAuthor != null || origin != null && !"web".equals(origin);
        }

        boolean isNamed() {
            return shownAuthor != null || "name".equals(shownAs) || "affiliation".equals(shownAs);
        }

        /// `und` (BCP 47: undetermined) when the asker did not say.
        String languageTag() {
            return language == null ? "und" : Locale.forLanguageTag(language).toLanguageTag();
        }
    }

    private final Gate gate;
    private final Rights rights;
    private final Participants participants;
    private final Questions questions;
    private final AuthorGrpc registration;
    private final Idempotency idempotency;
    private final Caller caller;

    AskResource(
            Gate gate,
            Rights rights,
            Participants participants,
            Questions questions,
            AuthorGrpc registration,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.rights = rights;
        this.participants = participants;
        this.questions = questions;
        this.registration = registration;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/sessions/{id}/questions")
    @Authenticated
    @Operation(operationId = "askQuestion", summary = "Puts a question in the moderators' queue")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    @APIResponse(
            responseCode = "403",
            description = "`registrationNeeded`, `askThroughForum`, or `roleNeeded` for a moderator's fields")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    @APIResponse(responseCode = "409", description = "`askingClosed`")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `attributionForbidden`, `keyReused`")
    @APIResponse(responseCode = "429", description = "`tooManyQuestions`")
    public Response ask(@PathParam("id") String id, Body<Ask> body) {
        var session = gate.session(id);
        var participant = mayAsk(session);
        var ask = body.valid();
        if (ask.isForSomebodyElse()) {
            gate.acting(session, Role.MODERATOR);
        } else if (participant.isEmpty()) {
            throw Gate.outsider(session.isByInvitation());
        }
        if (session.isChathamHouse() && ask.isNamed()) {
            throw attributionForbidden();
        }
        var asking = asking(session, participant, ask);
        return idempotency.once(ask, () -> answer(questions.ask(session.id(), asking, !ask.isForSomebodyElse())));
    }

    /// The caller as a participant; empty for a moderator who is none.
    private Optional<Participant> mayAsk(Session session) {
        var subject = caller.subject();
        var conference = session.conference().id();
        var participant = participants.find(conference, subject);
        // Of a conference by invitation, who takes no part knows nothing.
        if (participants.asksThroughForum(conference, subject)
                && (participant.isPresent() || !session.isByInvitation())) {
            throw Problems.forbidden("askThroughForum", "Young people put their questions through the youth forum.");
        }
        if (participant.isEmpty()
                && rights.role(session, subject, Role.MODERATOR).isEmpty()) {
            throw Gate.outsider(session.isByInvitation());
        }
        return participant;
    }

    private Asking asking(Session session, Optional<Participant> participant, Ask ask) {
        var origin = ask.origin() == null ? "web" : ask.origin();
        if (ask.isForSomebodyElse()) {
            var shownAs = ask.shownAuthor() == null ? "anonymous" : "name";
            return new Asking(
                    caller.subject(), null, ask.text(), shownAs, ask.shownAuthor(), origin, null, ask.languageTag());
        }
        var shownAs = ask.shownAs() == null ? "anonymous" : ask.shownAs();
        return new Asking(
                caller.subject(),
                participant.map(person -> person.kind().word()).orElse(null),
                ask.text(),
                shownAs,
                author(session, shownAs),
                origin,
                null,
                ask.languageTag());
    }

    /// The line to show; registration is asked only when there is to be one.
    private @Nullable String author(Session session, String shownAs) {
        if ("anonymous".equals(shownAs)) {
            return null;
        }
        var named = registration
                .author(session.conference().id(), caller.subject())
                .orElseThrow(() -> Gate.outsider(session.isByInvitation()));
        var line = "name".equals(shownAs) ? named.name() : named.organisation();
        if (line.isBlank()) {
            throw Problems.invalid("shownAs", "your registration says no such thing");
        }
        return line;
    }

    private static Response answer(Asked asked) {
        return switch (asked) {
            case Asked.Accepted(Question question) ->
                Response.created(URI.create("/api/v1/qna/questions/" + question.id()))
                        .entity(AskersQuestion.of(question))
                        .tag(Long.toString(question.version()))
                        .build();
            case Asked.Closed() -> throw Problems.conflict("askingClosed", "This session takes no questions now.");
            case Asked.TooMany(var retryAfter) ->
                throw Problems.tooMany(
                        "tooManyQuestions", "You have asked a lot in a short time. Please wait.", retryAfter);
            case Asked.NamesForbidden() -> throw attributionForbidden();
        };
    }

    private static HttpProblem attributionForbidden() {
        return Problems.unprocessable(
                "attributionForbidden", "Under the Chatham House Rule nobody is named: ask anonymously.");
    }
}
