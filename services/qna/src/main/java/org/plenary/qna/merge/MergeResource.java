package org.plenary.qna.merge;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.qna.merge.Trees.Target;
import org.plenary.qna.moderation.Deciding;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Role;

/// Merging questions, and taking them apart.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class MergeResource {

    /// @param into a question of the same session; where it is merged itself, what it is merged into is meant
    @Schema(name = "Merge")
    record Merge(@NotNull @Nullable UUID into) {}

    private final Trees trees;
    private final Deciding deciding;
    private final Questions questions;

    MergeResource(Trees trees, Deciding deciding, Questions questions) {
        this.trees = trees;
        this.deciding = deciding;
        this.questions = questions;
    }

    @POST
    @Path("/questions/{id}/merge")
    @Operation(
            operationId = "mergeQuestion",
            summary = "Into another that asks the same, which counts the supporters of both, each once")
    @RequestBody(content = @Content(schema = @Schema(implementation = Merge.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(
            responseCode = "409",
            description =
                    "`wrongState`; `intoWrongState` of the other one; `mergedIntoThis`: the other one is merged into"
                            + " this one; `treeFull`")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`, `mergeIntoItself`, `intoElsewhere`: no such question in this session")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response merge(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Merge> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var read = body.read();
        return deciding.decide(acting, question, "merge", Versions.require(ifMatch), read, held -> {
            var into = Objects.requireNonNull(body.check(read).into());
            return merge(held, into);
        });
    }

    private Move merge(Question held, UUID into) {
        if (into.equals(held.id())) {
            throw Problems.unprocessable("mergeIntoItself", "A question cannot be merged into itself.");
        }
        return switch (trees.target(held, into)) {
            case Target.Found(Question root) -> held.merge(root, questions.now());
            case Target.Elsewhere() ->
                throw Problems.unprocessable("intoElsewhere", "There is no such question in this session.");
            case Target.Below() ->
                throw Problems.conflict("mergedIntoThis", "That question is merged into this one already.");
            case Target.WrongState(Question root) ->
                throw Problems.conflict(
                        "intoWrongState",
                        "A question that is %s takes no others."
                                .formatted(root.state().word()));
            case Target.Full() -> throw Problems.conflict("treeFull", "Too many questions are merged here already.");
        };
    }

    @POST
    @Path("/questions/{id}/unmerge")
    @Operation(
            operationId = "unmergeQuestion",
            summary = "By itself again, with its own supporters and what was merged into it; undoes merging")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "409", description = "`wrongState`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response unmerge(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var question = Ids.parse(id);
        return deciding.decide(
                deciding.acting(question, Role.MODERATOR),
                question,
                "unmerge",
                Versions.require(ifMatch),
                Map.of(),
                held -> held.unmerge(questions.now()));
    }
}
