package org.plenary.qna.block;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.qna.moderation.Deciding;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Grounds;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.rights.Role;

/// Keeping an abuser from asking more in a session.
@Path("/api/v1/qna/questions/{id}/block")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class BlockResource {

    private static final int LONGEST_REASON = 500;

    /// Why somebody asks no more: the rule they break, and the reason they read.
    @Schema(name = "QnaBlock")
    record Why(
            @NotNull
            @Pattern(
                    regexp = "abusive|flooding|personalData|other",
                    message = "must be abusive, flooding, personalData or other")
            String rule,

            @NotNull @PlainText(max = LONGEST_REASON) String reason) {}

    private final Deciding deciding;
    private final Blocks blocks;
    private final Desk desk;
    private final Questions questions;
    private final Database database;

    BlockResource(Deciding deciding, Blocks blocks, Desk desk, Questions questions, Database database) {
        this.deciding = deciding;
        this.blocks = blocks;
        this.desk = desk;
        this.questions = questions;
        this.database = database;
    }

    @PUT
    @Operation(
            operationId = "blockAsker",
            summary = "Who asked this question asks no more in this session, until it is lifted; nobody is told who")
    @RequestBody(content = @Content(schema = @Schema(implementation = Why.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(
            responseCode = "409",
            description = "`nobodyToBlock`: it was typed in for somebody, or came from the youth forum or elsewhere")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response block(@PathParam("id") String id, Body<Why> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var why = body.valid();
        var grounds = new Grounds(why.rule(), why.reason());
        return decide(acting, question, held -> {
            if (!held.asking().isOwn()) {
                throw Problems.conflict("nobodyToBlock", "Nobody asked this with an account of their own.");
            }
            return blocks.put(held, new Block(held.id(), grounds, questions.now()))
                    ? keep(held, "block", grounds, acting)
                    : held;
        });
    }

    @DELETE
    @Operation(operationId = "unblockAsker", summary = "Who asked this question may ask again in this session")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    public Response lift(@PathParam("id") String id) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        return decide(acting, question, held -> blocks.lift(held)
                .map(block -> keep(held, "unblock", block.grounds(), acting))
                .orElse(held));
    }

    private Question keep(Question held, String act, Grounds grounds, Acting by) {
        return desk.keep(
                held, held, act, grounds.rule(), grounds.reason(), by.role().word(), by.subject());
    }

    private Response decide(Acting acting, UUID id, UnaryOperator<Question> decision) {
        return database.transaction(transaction -> {
            var held = desk.hold(acting.session().id(), id).orElseThrow(Gate::unknown);
            var now = decision.apply(held);
            return Response.ok(DeskQuestion.of(now, acting.session().isChathamHouse()))
                    .tag(Long.toString(now.version()))
                    .build();
        });
    }
}
