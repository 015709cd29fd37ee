package org.plenary.qna.asker;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.asker.AskForm.Ask;
import org.plenary.qna.participant.Participant;
import org.plenary.qna.participant.Participants;
import org.plenary.qna.question.NewQuestions;
import org.plenary.qna.question.NewQuestions.Asked;
import org.plenary.qna.question.PublicQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Rights;
import org.plenary.qna.rights.Role;
import org.plenary.qna.session.Session;
import org.plenary.qna.similar.SimilarQuestions;

/// Asking a question.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AskResource {

    /// What was asked, and what is on the board already that is much like it.
    @Schema(name = "Asked")
    record Answer(@JsonUnwrapped AskersQuestion question, List<PublicQuestion> similar) {}

    private final Gate gate;
    private final Rights rights;
    private final Participants participants;
    private final NewQuestions incoming;
    private final Naming naming;
    private final Receipts receipts;
    private final SimilarQuestions similar;
    private final Idempotency idempotency;
    private final Caller caller;

    AskResource(
            Gate gate,
            Rights rights,
            Participants participants,
            NewQuestions incoming,
            Naming naming,
            Receipts receipts,
            SimilarQuestions similar,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.rights = rights;
        this.participants = participants;
        this.incoming = incoming;
        this.naming = naming;
        this.receipts = receipts;
        this.similar = similar;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/sessions/{id}/questions")
    @Authenticated
    @Operation(operationId = "askQuestion", summary = "Puts a question in the moderators' queue")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(
            responseCode = "403",
            description =
                    "`registrationNeeded`, `askThroughForum`, `blocked`: by a moderator, or `roleNeeded` for a moderator's fields")
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
            if (ask.origin() == null || "web".equals(ask.origin())) {
                throw Problems.invalid(
                        "origin", "must say where it was asked, room or social, when you type it for somebody");
            }
        } else if (participant.isEmpty()) {
            throw Gate.outsider(session.isByInvitation());
        }
        if (session.isChathamHouse() && ask.isNamed()) {
            throw Naming.forbidden();
        }
        var asking = asking(session, participant, ask);
        return idempotency.once(ask, () -> answer(incoming.ask(session.id(), asking, !ask.isForSomebodyElse())));
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
                    caller.subject(),
                    null,
                    ask.text(),
                    shownAs,
                    ask.shownAuthor(),
                    origin,
                    null,
                    AskForm.languageTag(ask.language()));
        }
        var shownAs = ask.shownAs() == null ? "anonymous" : ask.shownAs();
        return new Asking(
                caller.subject(),
                participant.map(person -> person.kind().word()).orElse(null),
                ask.text(),
                shownAs,
                naming.line(session, shownAs),
                origin,
                null,
                AskForm.languageTag(ask.language()));
    }

    private List<PublicQuestion> alike(Question question) {
        return similar.find(question.session(), question.asking().text()).stream()
                .map(PublicQuestion::of)
                .toList();
    }

    private Response answer(Asked asked) {
        return switch (asked) {
            case Asked.Accepted(Question question) ->
                Response.created(URI.create("/api/v1/qna/questions/" + question.id()))
                        .entity(new Answer(receipts.with(question), alike(question)))
                        .tag(Long.toString(question.version()))
                        .build();
            case Asked.Closed() -> throw Problems.conflict("askingClosed", "This session takes no questions now.");
            case Asked.TooMany(var retryAfter) ->
                throw Problems.tooMany(
                        "tooManyQuestions", "You have asked a lot in a short time. Please wait.", retryAfter);
            case Asked.NamesForbidden() -> throw Naming.forbidden();
            case Asked.Blocked() -> throw OwnQuestions.blocked();
        };
    }
}
