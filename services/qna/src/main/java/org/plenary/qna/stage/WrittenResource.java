package org.plenary.qna.stage;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
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
import org.plenary.qna.moderation.Deciding;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Role;

/// Answering in writing, while the session goes on or long after: what there was no time for, and what
/// was promised.
@Path("/api/v1/qna/questions/{id}/written")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class WrittenResource {

    /// What the panel writes.
    @Schema(name = "WrittenAnswer")
    record Written(
            @NotNull @PlainText(max = Question.LONGEST_ANSWER)
            String text) {}

    private final Deciding deciding;
    private final Questions questions;

    WrittenResource(Deciding deciding, Questions questions) {
        this.deciding = deciding;
        this.questions = questions;
    }

    @PUT
    @Operation(
            operationId = "answerInWriting",
            summary = "Answers a question of the board in writing, or puts another written answer in the place of one")
    @RequestBody(content = @Content(schema = @Schema(implementation = Written.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a speaker, the chair or a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is on stage, or not on the board")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response write(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Written> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.SPEAKER, Role.CHAIR, Role.MODERATOR);
        var read = body.read();
        return deciding.decide(
                acting,
                question,
                "write",
                Versions.require(ifMatch),
                read,
                held -> held.answerInWriting(body.check(read).text(), questions.now()));
    }

    @DELETE
    @Operation(
            operationId = "takeWrittenAnswerBack",
            summary = "Takes a written answer back: a question that was never put is on the board again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a speaker, the chair or a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is not on the board")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response takeBack(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.SPEAKER, Role.CHAIR, Role.MODERATOR);
        return deciding.decide(
                acting,
                question,
                "unwrite",
                Versions.require(ifMatch),
                Map.of(),
                held -> held.takeAnswerBack(questions.now()));
    }
}
