package org.plenary.qna.asker;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.asker.AskForm.Correct;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.QuestionConfig;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;

/// What somebody asked: reading it, putting it in other words, taking it back.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class OwnQuestionResource {

    private final Gate gate;
    private final OwnQuestions own;
    private final Questions questions;
    private final QuestionConfig limits;
    private final Receipts receipts;
    private final Naming naming;
    private final Desk desk;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    OwnQuestionResource(
            Gate gate,
            OwnQuestions own,
            Questions questions,
            QuestionConfig limits,
            Receipts receipts,
            Naming naming,
            Desk desk,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.own = own;
        this.questions = questions;
        this.limits = limits;
        this.receipts = receipts;
        this.naming = naming;
        this.desk = desk;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/questions/mine")
    @Operation(operationId = "listMyQuestions", summary = "What I asked and what became of it, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    public Response mine(
            @QueryParam("session") @Nullable String session,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        return list(session == null ? null : Ids.parse(session), Paging.of(limit, after, uri), uri);
    }

    @GET
    @Path("/sessions/{id}/questions/mine")
    @Operation(operationId = "listMyQuestionsInSession", summary = "What I asked in this session, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response mineInSession(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var session = gate.watching(gate.session(id));
        return list(session.id(), Paging.of(limit, after, uri), uri);
    }

    private Response list(@Nullable UUID session, Paging paging, UriInfo uri) {
        var before = paging.after() == null ? null : Ids.parse(paging.after());
        var mine = receipts.with(questions.ofAsker(caller.subject(), session, before, paging.probe()));
        return Replies.personal(paging.page(mine, uri, question -> question.id().toString()));
    }

    @PATCH
    @Path("/questions/{id}")
    @Operation(
            operationId = "correctQuestion",
            summary = "Puts my question in other words, as long as nobody has decided about it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Correct.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    @APIResponse(responseCode = "403", description = "`askersOnly`: somebody else asked it; `blocked`: by a moderator")
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: somebody has decided about it, or merged others into it")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `attributionForbidden`, `keyReused`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    @APIResponse(responseCode = "429", description = "`tooManyCorrections`")
    public Response correct(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Correct> body) {
        var seen = own.find(id, "Only who asked a question may correct it.");
        var read = body.read();
        var expected = Versions.require(ifMatch);
        Versions.match(expected, seen.version(), () -> receipts.with(seen));
        var form = body.check(read);
        if (form.isEmpty()) {
            throw Problems.invalid("text", "is what can be corrected, or shownAs, or language");
        }
        if (questions.isBlocked(seen.session(), caller.subject())) {
            throw OwnQuestions.blocked();
        }
        var asking = corrected(seen, form);
        return idempotency.once(form, () -> change(seen, expected, "corrected", question -> question.correct(asking)));
    }

    private Asking corrected(Question seen, Correct form) {
        var asking = seen.asking();
        var shownAs = form.shownAs() == null ? asking.shownAs() : form.shownAs();
        var author = asking.author();
        if (form.shownAs() != null && !form.shownAs().equals(asking.shownAs())) {
            if (!asking.isOwn()) {
                throw Problems.invalid("shownAs", "stays as it was typed for somebody else");
            }
            author = naming.line(gate.session(seen.session()), shownAs);
        }
        return asking.inOtherWords(
                form.text() == null ? asking.text() : form.text(),
                shownAs,
                author,
                form.language() == null ? asking.language() : AskForm.languageTag(form.language()));
    }

    @POST
    @Path("/questions/{id}/withdraw")
    @Operation(
            operationId = "withdrawQuestion",
            summary = "Takes my question back; what was merged into it stands by itself again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    @APIResponse(responseCode = "403", description = "`askersOnly`: somebody else asked it")
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is on stage, or answered")
    public Response withdraw(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = own.find(id, "Only who asked a question may withdraw it.");
        var expected = Versions.expected(ifMatch);
        return idempotency.once(Map.of(), () -> change(seen, expected, "withdrawn", Question::withdraw));
    }

    private Response change(Question seen, @Nullable Long expected, String done, Function<Question, Move> rule) {
        return database.transaction(transaction -> {
            var question = desk.hold(seen.session(), seen.id()).orElseThrow(Gate::unknown);
            Versions.match(expected, question.version(), () -> receipts.with(question));
            return answer(
                    switch (rule.apply(question)) {
                        case Move.Moved(Question to) -> {
                            unhurried(question, to);
                            naming.check(to);
                            yield to.state() == Question.State.WITHDRAWN
                                    ? desk.keepOfAsker(question, to, "withdraw")
                                    : questions.save(transaction, to);
                        }
                        case Move.Reached() -> question;
                        case Move.Refused() ->
                            throw Problems.conflict(
                                    "wrongState",
                                    "A question that is %s%s cannot be %s."
                                            .formatted(
                                                    question.state().word(),
                                                    question.times().decided() == null
                                                                    && question.tree()
                                                                                    .mergedCount()
                                                                            == 0
                                                            ? ""
                                                            : " and was decided about",
                                                    done));
                    });
        });
    }

    /// What is decided about, or taken back, is corrected no more and waits for nothing.
    private void unhurried(Question before, Question after) {
        if (before.state() != after.state()) {
            return;
        }
        var wait = before.waitToCorrect(limits.correctionsAtMost(), limits.within(), questions.now());
        if (wait.isPositive()) {
            throw Problems.tooMany(
                    "tooManyCorrections", "You have corrected this often in a short time. Please wait.", wait);
        }
    }

    private Response answer(Question question) {
        return Response.ok(receipts.with(question))
                .tag(Long.toString(question.version()))
                .build();
    }
}
