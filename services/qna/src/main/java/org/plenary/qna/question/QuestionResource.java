package org.plenary.qna.question;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Rights;
import org.plenary.qna.rights.Role;

/// Reading questions, one's own above all, and taking one's own back.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class QuestionResource {

    /// As short as a page needs to be right within a second or two; long enough to carry a hall.
    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final Gate gate;
    private final Rights rights;
    private final Questions questions;
    private final Decisions decisions;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    QuestionResource(
            Gate gate,
            Rights rights,
            Questions questions,
            Decisions decisions,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.rights = rights;
        this.questions = questions;
        this.decisions = decisions;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/questions/{id}")
    @Operation(operationId = "getQuestion", summary = "A question, as its asker, a moderator or anyone may see it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicQuestion.class)))
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    public Response get(@PathParam("id") String id) {
        var question = questions.find(Ids.parse(id)).orElseThrow(Gate::unknown);
        // Never 304: votes come without a new version, and who asks decides what is seen.
        var tag = Long.toString(question.version());
        var subject = caller.subjectIfKnown();
        if (subject.filter(person -> person.equals(question.asking().asker())).isPresent()) {
            return Replies.personalAlways(Response.ok(AskersQuestion.of(question)), tag);
        }
        var session = gate.session(question.session());
        if (!question.isOnBoard()) {
            if (subject.flatMap(person -> rights.role(session, person, Role.MODERATOR, Role.CHAIR))
                    .isEmpty()) {
                throw Gate.unknown();
            }
            return Replies.personalAlways(Response.ok(DeskQuestion.of(question, session.isChathamHouse())), tag);
        }
        gate.watching(session);
        return session.open() && subject.isEmpty()
                ? Replies.sharedAlways(Response.ok(PublicQuestion.of(question)), tag, SHARED_FOR)
                : Replies.personalAlways(Response.ok(PublicQuestion.of(question)), tag);
    }

    @GET
    @Path("/questions/mine")
    @Authenticated
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
    @Authenticated
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
        var mine = questions.ofAsker(caller.subject(), session, before, paging.probe()).stream()
                .map(AskersQuestion::of)
                .toList();
        return Replies.personal(paging.page(mine, uri, question -> question.id().toString()));
    }

    @POST
    @Path("/questions/{id}/withdraw")
    @Authenticated
    @Operation(
            operationId = "withdrawQuestion",
            summary = "Takes my question back; what was merged into it stands by itself again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    @APIResponse(responseCode = "403", description = "`askersOnly`: somebody else asked it")
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is on stage, answered or dismissed")
    public Response withdraw(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = questions.find(Ids.parse(id)).orElseThrow(Gate::unknown);
        if (!caller.subject().equals(seen.asking().asker())) {
            gate.watching(gate.session(seen.session()));
            throw seen.isOnBoard()
                    ? Problems.forbidden("askersOnly", "Only who asked a question may withdraw it.")
                    : Gate.unknown();
        }
        var expected = Versions.expected(ifMatch);
        return idempotency.once(
                Map.of(),
                () -> database.transaction(transaction -> {
                    // What is merged into it is set free by decisions.
                    decisions.lock(seen.session());
                    var question = questions.lock(seen.id()).orElseThrow(Gate::unknown);
                    Versions.match(expected, question.version(), () -> AskersQuestion.of(question));
                    return answer(
                            switch (question.withdraw()) {
                                case Move.Moved(Question to) -> questions.save(transaction, to);
                                case Move.Reached() -> question;
                                case Move.Refused() ->
                                    throw Problems.conflict(
                                            "wrongState",
                                            "A question that is %s cannot be withdrawn."
                                                    .formatted(question.state().word()));
                            });
                }));
    }

    private static Response answer(Question question) {
        return Response.ok(AskersQuestion.of(question))
                .tag(Long.toString(question.version()))
                .build();
    }
}
