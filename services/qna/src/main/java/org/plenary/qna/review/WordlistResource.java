package org.plenary.qna.review;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Replies;
import org.plenary.qna.programme.Organised;

/// The words that moderators look at closely, for a conference's organisers.
@Path("/api/v1/qna/conferences/{slug}/words")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class WordlistResource {

    private static final int MOST_WORDS = 500;
    private static final int LONGEST_WORD = 60;

    /// Words and phrases, at most 500.
    @Schema(name = "QnaWords")
    record Words(
            @NotNull @Size(max = MOST_WORDS, message = "may have at most 500 words")
            List<@NotNull @PlainText(max = LONGEST_WORD, oneLine = true) String> words) {}

    private final Organised organised;
    private final Wordlists lists;

    WordlistResource(Organised organised, Wordlists lists) {
        this.organised = organised;
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "getReviewWords",
            summary = "The words that moderators are shown where a question has them")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Words.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference, or not yours to know")
    public Response get(@PathParam("slug") String slug) {
        return answer(lists.of(organised.conference(slug)));
    }

    @PUT
    @Operation(
            operationId = "setReviewWords",
            summary = "Puts other words in their place. They mark questions that wait; nothing is refused for them")
    @RequestBody(content = @Content(schema = @Schema(implementation = Words.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Words.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference, or not yours to know")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response set(@PathParam("slug") String slug, Body<Words> body) {
        var conference = organised.conference(slug);
        return answer(lists.set(conference, body.valid().words()));
    }

    private static Response answer(Wordlist list) {
        return Replies.personal(Response.ok(new Words(list.words())));
    }
}
