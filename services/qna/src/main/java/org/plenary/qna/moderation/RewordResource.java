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
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Role;

/// Putting a question in other words: what its asker said is kept beside it.
@Path("/api/v1/qna/questions/{id}/reword")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class RewordResource {

    private static final int LONGEST_REASON = 500;

    /// The other words, why, and by which rule.
    @Schema(name = "Reword")
    record Reword(
            @NotNull @PlainText(max = Question.LONGEST_TEXT) String text,

            @NotNull
            @Pattern(
                    regexp = "unclear|tooLong|personalData|abusive|other",
                    message = "must be unclear, tooLong, personalData, abusive or other")
            String rule,

            @NotNull @PlainText(max = LONGEST_REASON) String reason) {}

    private final Deciding deciding;
    private final Questions questions;

    RewordResource(Deciding deciding, Questions questions) {
        this.deciding = deciding;
        this.questions = questions;
    }

    @POST
    @Operation(
            operationId = "rewordQuestion",
            summary = "Puts a question in other words, marked as such; with what its asker said, that is undone")
    @RequestBody(content = @Content(schema = @Schema(implementation = Reword.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is on stage, answered or not shown")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response reword(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Reword> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var read = body.read();
        return deciding.decide(acting, question, "reword", Versions.require(ifMatch), read, held -> {
            var form = body.check(read);
            return held.reword(form.text(), new Grounds(form.rule(), form.reason()), questions.now());
        });
    }
}
