package org.plenary.qna.similar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.question.PublicQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.rights.Gate;

/// What is asked already, for somebody who is typing. By POST, as what is typed and not sent belongs in no address,
/// which others write down; it changes nothing.
@Path("/api/v1/qna/sessions/{id}/similar")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class SimilarResource {

    /// What is about to be asked.
    @Schema(name = "Typed")
    record Typed(
            @NotNull @PlainText(max = Question.LONGEST_TEXT) @Nullable
            String text) {}

    /// The most alike first.
    @Schema(name = "SimilarQuestions")
    record Similar(List<PublicQuestion> items) {}

    private final Gate gate;
    private final SimilarQuestions similar;
    private final LookLimit limit;
    private final Caller caller;

    SimilarResource(Gate gate, SimilarQuestions similar, LookLimit limit, Caller caller) {
        this.gate = gate;
        this.similar = similar;
        this.limit = limit;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "findSimilarQuestions",
            summary = "The questions on the board that are most like a text, whatever language it is in")
    @RequestBody(content = @Content(schema = @Schema(implementation = Typed.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Similar.class)))
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    @APIResponse(responseCode = "429", description = "`tooManySearches`")
    public Response find(@PathParam("id") String id, Body<Typed> body) {
        var session = gate.watching(gate.session(id));
        var typed = body.valid();
        var wait = caller.subjectIfKnown().map(limit::look).orElse(Duration.ZERO);
        if (wait.isPositive()) {
            throw Problems.tooMany("tooManySearches", "You have looked this often in a short time. Please wait.", wait);
        }
        var items = similar.find(session.id(), String.valueOf(typed.text())).stream()
                .map(PublicQuestion::of)
                .toList();
        return Replies.personal(Response.ok(new Similar(items)));
    }
}
