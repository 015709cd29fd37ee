package org.plenary.qna.appeal;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
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
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.qna.appeal.Appeals.Waiting;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.moderation.Deciding;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.rights.Role;
import org.plenary.qna.seal.Readings;

/// Looking again at a decision that restricts a question or who asked it: by another moderator than
/// who decided it.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AppealResource {

    private static final int LONGEST_ANSWER = 500;

    /// Why the decision stands, as its asker reads it.
    @Schema(name = "Uphold")
    record Uphold(@NotNull @PlainText(max = LONGEST_ANSWER) String words) {}

    /// An appeal that waits.
    ///
    /// @param act the verb of the decision: `dismiss`, `merge`, `reword` or `block`
    /// @param rule by which it was taken
    /// @param reason the facts
    /// @param words why, as the asker says; null for nothing
    /// @param decidedByYou whether you took the decision: then somebody else looks again
    @Schema(name = "QnaAppeal")
    record View(
            DeskQuestion question,
            String act,
            String rule,
            String reason,
            @Nullable String words,
            Instant askedAt,
            boolean decidedByYou) {}

    /// A session's appeals that wait, the oldest first, at most 200.
    @Schema(name = "QnaAppeals")
    record Appealed(List<View> items) {}

    /// What a dismissed question said.
    ///
    /// @param original what its asker said, where a moderator put it in other words; else null
    @Schema(name = "QnaSealedText")
    record Sealed(UUID question, String text, @Nullable String original) {}

    private final Gate gate;
    private final Deciding deciding;
    private final Appeals appeals;
    private final Questions questions;
    private final Desk desk;
    private final Decisions decisions;
    private final Readings readings;
    private final Database database;
    private final Idempotency idempotency;

    AppealResource(
            Gate gate,
            Deciding deciding,
            Appeals appeals,
            Questions questions,
            Desk desk,
            Decisions decisions,
            Readings readings,
            Database database,
            Idempotency idempotency) {
        this.gate = gate;
        this.deciding = deciding;
        this.appeals = appeals;
        this.questions = questions;
        this.desk = desk;
        this.decisions = decisions;
        this.readings = readings;
        this.database = database;
        this.idempotency = idempotency;
    }

    @GET
    @Path("/sessions/{id}/appeals")
    @Operation(operationId = "listAppeals", summary = "The session's appeals that nobody has decided, the oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Appealed.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response list(@PathParam("id") String id, @Context Request request) {
        var acting = gate.acting(gate.session(id), Role.MODERATOR);
        boolean chathamHouse = acting.session().isChathamHouse();
        var waiting = new Appealed(appeals.waiting(acting.session().id()).stream()
                .map(one -> new View(
                        DeskQuestion.of(one.question(), chathamHouse),
                        one.standing().act(),
                        one.standing().grounds().rule(),
                        one.standing().grounds().reason(),
                        one.appeal().words(),
                        one.appeal().asked(),
                        isInvolved(one, acting)))
                .toList());
        return Replies.personal(request, Response.ok(waiting), Replies.tagOf(waiting));
    }

    @POST
    @Path("/questions/{id}/appeal/reading")
    @Operation(
            operationId = "readSealedQuestion",
            summary = "What a dismissed question said, for who decides its appeal: each reading is written down")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Sealed.class)))
    @APIResponse(
            responseCode = "403",
            description = "`roleNeeded`: only a moderator; `decidedByYou`: somebody else looks again")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: no appeal waits")
    public Response read(@PathParam("id") String id, @QueryParam("act") @Nullable String act) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var read = database.transaction(transaction -> {
            var held = waiting(acting, question, act).question();
            readings.add(transaction, held.session(), held.id());
            return new Sealed(
                    question,
                    questions.text(held).orElseThrow(),
                    questions.original(held).orElse(null));
        });
        return Replies.personal(Response.ok(read));
    }

    @POST
    @Path("/questions/{id}/appeal/uphold")
    @Operation(operationId = "upholdDecision", summary = "On appeal: the decision stands, and why")
    @RequestBody(content = @Content(schema = @Schema(implementation = Uphold.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(
            responseCode = "403",
            description = "`roleNeeded`: only a moderator; `decidedByYou`: somebody else looks again")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: no appeal waits")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response uphold(
            @PathParam("id") String id,
            @QueryParam("act") @Nullable String act,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Body<Uphold> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var read = body.read();
        var expected = Versions.expected(ifMatch);
        var words = body.check(read).words();
        return decide(acting, question, act, expected, read, waiting -> appeals.uphold(waiting, words, acting));
    }

    @POST
    @Path("/questions/{id}/appeal/overturn")
    @Operation(
            operationId = "overturnDecision",
            summary = "On appeal: the question is where it was, with what it said, its place and its votes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(
            responseCode = "403",
            description = "`roleNeeded`: only a moderator; `decidedByYou`: somebody else looks again")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: no appeal waits, or the question stands where its words stay")
    public Response overturn(
            @PathParam("id") String id,
            @QueryParam("act") @Nullable String act,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        return decide(acting, question, act, Versions.expected(ifMatch), Map.of(), waiting -> appeals.overturn(
                        waiting, acting)
                .orElseThrow(() -> Problems.conflict(
                        "wrongState",
                        "The words of a question that is %s stay."
                                .formatted(waiting.question().state().word()))));
    }

    private Response decide(
            Acting acting,
            UUID question,
            @Nullable String act,
            @Nullable Long expected,
            Object asked,
            Function<Waiting, Question> decision) {
        boolean chathamHouse = acting.session().isChathamHouse();
        return idempotency.once(
                asked,
                () -> database.transaction(transaction -> {
                    var waiting = waiting(acting, question, act);
                    var held = waiting.question();
                    Versions.match(expected, held.version(), () -> DeskQuestion.of(held, chathamHouse));
                    var now = decision.apply(waiting);
                    return Response.ok(DeskQuestion.of(now, chathamHouse))
                            .tag(Long.toString(now.version()))
                            .build();
                }));
    }

    /// An appeal that waits for somebody like the caller, its question held.
    ///
    /// @param act against which decision; null for what keeps the question off the board, or else the
    ///     first
    /// @throws HttpProblem 404; 409 when none waits; 403 when the caller is not to decide it
    private Waiting waiting(Acting acting, UUID id, @Nullable String act) {
        var held = desk.hold(acting.session().id(), id).orElseThrow(Gate::unknown);
        var found = appeals.waiting(held).stream()
                .filter(one -> act == null || act.equals(one.standing().act()))
                .findFirst()
                .orElseThrow(() -> Problems.conflict("wrongState", "Nobody asks that this is looked at again."));
        if (isInvolved(found, acting)) {
            throw Problems.forbidden("decidedByYou", "You decided or asked this. Somebody else looks again.");
        }
        return found;
    }

    /// Whether somebody took the decision, or asked the question.
    private boolean isInvolved(Waiting waiting, Acting acting) {
        var question = waiting.question();
        return acting.subject().equals(question.asking().asker())
                || decisions
                        .decider(question.id(), waiting.standing().act())
                        .filter(acting.subject()::equals)
                        .isPresent();
    }
}
