package org.plenary.qna.moderation;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
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
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.qna.block.Blocks;
import org.plenary.qna.claim.Claims;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Grounds;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Role;
import org.plenary.qna.window.QnaWindow;
import org.plenary.qna.window.Windows;

/// What moderators see and decide.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class ModerationResource {

    private static final int LONGEST_REASON = 500;

    /// Why a question is dismissed: the rule it breaks, and the reason its asker reads.
    @Schema(name = "Dismiss")
    record Dismiss(
            @NotNull
            @Pattern(
                    regexp = "offTopic|duplicate|abusive|personalData|notAQuestion|other",
                    message = "must be offTopic, duplicate, abusive, personalData, notAQuestion or other")
            String rule,

            @NotNull @PlainText(max = LONGEST_REASON) String reason) {}

    /// Who has which question open.
    ///
    /// @param by the moderator's name
    /// @param yours whether it is you
    @Schema(name = "QnaQueueClaim")
    record Open(UUID question, String by, boolean yours) {}

    /// @param waiting how many wait in all; `items` holds the oldest 200 of them
    /// @param claims which questions moderators have open
    /// @param blocked the questions whose askers ask no more in the session
    @Schema(name = "QnaQueue")
    record Queue(
            List<DeskQuestion> items,
            QnaWindow window,
            long waiting,
            List<Open> claims,
            List<UUID> blocked,
            long desk) {}

    private final Gate gate;
    private final Desk desk;
    private final Deciding deciding;
    private final Questions questions;
    private final Claims claims;
    private final Blocks blocks;
    private final Windows windows;
    private final InstantSource clock;

    ModerationResource(
            Gate gate,
            Desk desk,
            Deciding deciding,
            Questions questions,
            Claims claims,
            Blocks blocks,
            Windows windows,
            InstantSource clock) {
        this.gate = gate;
        this.desk = desk;
        this.deciding = deciding;
        this.questions = questions;
        this.claims = claims;
        this.blocks = blocks;
        this.windows = windows;
        this.clock = clock;
    }

    @GET
    @Path("/sessions/{id}/queue")
    @Operation(
            operationId = "getQueue",
            summary = "The moderators' queue: waiting, on stage, selected, published, lately decided")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Queue.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    public Response queue(@PathParam("id") String id, @Context Request request) {
        var acting = gate.acting(gate.session(id), Role.MODERATOR);
        var session = acting.session();
        // Read first: should something change meanwhile, the number is too old, never too new.
        long number = desk.number(session.id());
        var items = desk.queue(session.id()).stream()
                .map(question -> DeskQuestion.of(question, session.isChathamHouse()))
                .toList();
        var window = QnaWindow.of(windows.find(session.id()), clock.instant());
        var open = claims.ofSession(session.id()).stream()
                .map(claim ->
                        new Open(claim.question(), claim.name(), claim.holder().equals(acting.subject())))
                .toList();
        var queue = new Queue(
                items, window, desk.waiting(session.id()), open, blocks.questionsOfBlocked(session.id()), number);
        return Replies.personal(request, Response.ok(queue), Replies.tagOf(queue));
    }

    @POST
    @Path("/questions/{id}/publish")
    @Operation(operationId = "publishQuestion", summary = "Onto the board; undoes dismissing and selecting")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "409", description = "`wrongState`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response publish(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return move(id, ifMatch, "publish", question -> question.publish(questions.now()));
    }

    @POST
    @Path("/questions/{id}/select")
    @Operation(operationId = "selectQuestion", summary = "Into the chair's line")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "409", description = "`wrongState`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response select(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return move(id, ifMatch, "select", question -> question.select(questions.now()));
    }

    @POST
    @Path("/questions/{id}/dismiss")
    @Operation(operationId = "dismissQuestion", summary = "Off the board, with the rule it breaks and a reason")
    @RequestBody(content = @Content(schema = @Schema(implementation = Dismiss.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "409", description = "`wrongState`")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response dismiss(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Dismiss> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var read = body.read();
        return deciding.decide(acting, question, "dismiss", Versions.require(ifMatch), read, held -> {
            var dismiss = body.check(read);
            return held.dismiss(new Grounds(dismiss.rule(), dismiss.reason()), questions.now());
        });
    }

    private Response move(String id, @Nullable String ifMatch, String act, Function<Question, Move> rule) {
        var question = Ids.parse(id);
        return deciding.decide(
                deciding.acting(question, Role.MODERATOR), question, act, Versions.require(ifMatch), Map.of(), rule);
    }
}
