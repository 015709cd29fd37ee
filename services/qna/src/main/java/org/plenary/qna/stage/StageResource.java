package org.plenary.qna.stage;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/// What the chair does.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class StageResource {

    /// A written answer; without one, the question was answered by mouth.
    @Schema(name = "Answer")
    record Answer(
            @Nullable @PlainText(max = Question.LONGEST_ANSWER)
            String text) {}

    private final Stage stage;
    private final Deciding deciding;
    private final Questions questions;

    StageResource(Stage stage, Deciding deciding, Questions questions) {
        this.stage = stage;
        this.deciding = deciding;
        this.questions = questions;
    }

    @POST
    @Path("/questions/{id}/stage")
    @Operation(operationId = "stageQuestion", summary = "Puts the question to the panel; undoes answering")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only the chair or a moderator")
    @APIResponse(responseCode = "409", description = "`wrongState`")
    public Response stage(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.CHAIR, Role.MODERATOR);
        return deciding.decide(
                acting, question, "stage", Versions.expected(ifMatch), Map.of(), held -> stage.put(held, acting));
    }

    @POST
    @Path("/questions/{id}/answer")
    @Operation(operationId = "answerQuestion", summary = "Marks the question on stage as answered")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only the chair or a moderator")
    @APIResponse(responseCode = "409", description = "`wrongState`")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response answer(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Answer> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.CHAIR, Role.MODERATOR);
        // Whatever type an empty body claims to have: there is nothing to read.
        boolean silent = body.bytes(body.mediaType()).length == 0;
        var read = silent ? new Answer(null) : body.read();
        return deciding.decide(acting, question, "answer", Versions.expected(ifMatch), read, held -> {
            var written = body.check(read).text();
            return held.answer(written, questions.now());
        });
    }
}
