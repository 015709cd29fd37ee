package org.plenary.qna.moderation;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
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
import org.plenary.platform.http.Versions;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Grounds;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Role;

/// What moderators decide about one question.
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

    private final Deciding deciding;
    private final Questions questions;

    ModerationResource(Deciding deciding, Questions questions) {
        this.deciding = deciding;
        this.questions = questions;
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
