package org.plenary.youth.question;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.question.Question.State;
import org.plenary.youth.question.QuestionForm.Decline;
import org.plenary.youth.question.QuestionForm.Item;
import org.plenary.youth.question.Questions.Putting;

/// What becomes of one suggested question: put or declined by who facilitates, taken back by its author.
@Path("/api/v1/youth/questions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class QuestionChangeResource {

    private final Facilitation facilitation;
    private final Admissions admissions;
    private final Questions questions;
    private final QnaGrpc qna;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    QuestionChangeResource(
            Facilitation facilitation,
            Admissions admissions,
            Questions questions,
            QnaGrpc qna,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.facilitation = facilitation;
        this.admissions = admissions;
        this.questions = questions;
        this.qna = qna;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("put")
    @Authenticated
    @Operation(
            operationId = "putYouthQuestion",
            summary =
                    "Put the question to its session, with its author's band, and pseudonym where it may be published;"
                            + " safe to repeat")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "403", description = Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: it was declined; `notAdmitted`: its author is not admitted now;"
                    + " `askingClosed`, `sessionUnknown`, `textRefused`: the session does not take it")
    @APIResponse(responseCode = "503", description = "`unavailable`: the qna service is silent; it waits on")
    public Response put(@RestPath String id) {
        var seen = staffs(id);
        // The qna service is asked between two transactions: what is on its way is known to be, whatever dies.
        var putting = database.transaction(transaction -> questions.begin(transaction, seen, caller.subject()));
        return switch (putting.orElseThrow(QuestionChangeResource::unknown)) {
            case Putting.Ready(var ready) -> put(ready);
            case Putting.AlreadyPut(var question) -> answer(question);
            case Putting.Declined() -> throw Problems.conflict("wrongState", "This question was declined.");
            case Putting.NotAdmitted() ->
                throw Problems.conflict("notAdmitted", "Who suggested this does not take part in the forum now.");
        };
    }

    private Response put(Question ready) {
        return switch (qna.put(ready)) {
            case TAKEN ->
                answer(database.transaction(transaction -> questions.put(transaction, ready.id()))
                        .orElseThrow(QuestionChangeResource::unknown));
            case CLOSED -> throw refused(ready, "askingClosed", "This session takes no questions now.");
            case UNKNOWN_SESSION ->
                throw refused(ready, "sessionUnknown", "This session is no longer on the programme.");
            case TEXT_REFUSED -> throw refused(ready, "textRefused", "The conference does not take such a text.");
        };
    }

    private HttpProblem refused(Question question, String code, String detail) {
        database.inTransaction(transaction -> questions.refused(transaction, question.id()));
        return Problems.conflict(code, detail);
    }

    @POST
    @Path("decline")
    @Authenticated
    @Operation(operationId = "declineYouthQuestion", summary = "Do not put the question, and say kindly why")
    @RequestBody(content = @Content(schema = @Schema(implementation = Decline.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "403", description = Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(
            responseCode = "409",
            description =
                    "`wrongState`: it is put, or on its way; `declinedAlready`: with another reason, which stands")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response decline(@RestPath String id, Body<Decline> body) {
        var seen = staffs(id);
        var form = body.valid();
        var reason = Objects.requireNonNull(form.reason());
        return idempotency.once(
                form,
                () -> answer(database.transaction(transaction -> {
                    var held = held(seen);
                    return switch (held.state()) {
                        case WAITING -> questions.decline(transaction, held, reason, caller.subject());
                        case DECLINED -> declined(held, reason);
                        case PUTTING, PUT -> throw Problems.conflict("wrongState", "This question is put already.");
                    };
                })));
    }

    /// What its author has read as the reason stands; another is not dropped without a word.
    private static Question declined(Question held, String reason) {
        if (!reason.equals(held.reason())) {
            throw Problems.conflict("declinedAlready", "This was declined already, with another reason.");
        }
        return held;
    }

    @DELETE
    @Authenticated
    @Operation(operationId = "withdrawYouthQuestion", summary = "Take your question back while it waits")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No such question, or not yours")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is declined, put, or on its way")
    public Response withdraw(@RestPath String id) {
        var seen = questions.find(Ids.parse(id)).filter(this::isMine).orElseThrow(QuestionChangeResource::unknown);
        database.inTransaction(transaction -> {
            var held = held(seen);
            if (held.state() != State.WAITING) {
                throw Problems.conflict("wrongState", "This question does not wait any more.");
            }
            questions.remove(transaction, held);
        });
        return Response.noContent().build();
    }

    /// The question, for who facilitates in its conference.
    private Question staffs(String id) {
        var question = questions.find(Ids.parse(id)).orElseThrow(QuestionChangeResource::unknown);
        facilitation.caring(question.conference());
        return question;
    }

    private boolean isMine(Question question) {
        return admissions
                .find(question.conference(), caller.subject())
                .filter(admission -> admission.id().equals(question.admission()))
                .isPresent();
    }

    /// Its author may have taken it back meanwhile.
    private Question held(Question seen) {
        return database.transaction(transaction -> questions.lock(transaction, seen.id()))
                .orElseThrow(QuestionChangeResource::unknown);
    }

    private Response answer(Question question) {
        var author = Optional.ofNullable(question.admission()).flatMap(admissions::find);
        return QuestionForm.answer(Response.ok(), Item.of(question, author.orElse(null)));
    }

    private static HttpProblem unknown() {
        return Problems.notFound("There is no such question.");
    }
}
