package org.plenary.qna.board;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.qna.board.Ranking.Place;
import org.plenary.qna.question.PublicQuestion;
import org.plenary.qna.rights.Gate;

/// The board as a page reads it.
@Path("/api/v1/qna/sessions/{id}/board")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class BoardResource {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final Gate gate;
    private final Boards boards;

    BoardResource(Gate gate, Boards boards) {
        this.gate = gate;
        this.boards = boards;
    }

    @GET
    @Operation(
            operationId = "getBoard",
            summary = "The session's published questions in their ranking",
            description =
                    "`sort` is `votes`, `newest`, `theme` (by themes' tags; a question's theme is the one whose tag"
                            + " stands in its text, or else its session's) or `regions` (what comes from regions that were put"
                            + " too little first). `tag` wants the questions of one theme alone.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicQuestion.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    @APIResponse(responseCode = "422", description = "`invalid`: no such ranking")
    public Response get(
            @PathParam("id") String id,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        var session = gate.watching(gate.session(id));
        var paging = Paging.of(limit, after, uri);
        var place = place(paging);
        var questions = boards.page(session, ranking(sort), tag, place, paging.probe()).stream()
                .map(PublicQuestion::of)
                .toList();
        var page = paging.page(questions, uri, question -> Place.of(question).toString());
        return session.open()
                ? Replies.shared(request, page, tagOf(questions), SHARED_FOR)
                : Replies.personal(request, page, tagOf(questions));
    }

    private static Ranking ranking(@Nullable String sort) {
        return switch (sort) {
            case null -> Ranking.VOTES;
            case "votes" -> Ranking.VOTES;
            case "newest" -> Ranking.NEWEST;
            case "theme" -> Ranking.THEME;
            case "regions" -> Ranking.REGIONS;
            default -> throw Problems.invalid("sort", "must be votes, newest, theme or regions");
        };
    }

    private static @Nullable Place place(Paging paging) {
        var after = paging.after();
        return after == null
                ? null
                : Place.parse(after)
                        .orElseThrow(() -> Problems.malformed("malformed", "after takes what a Link gave."));
    }

    /// Of what a reader sees change: which questions, in which order, at which version, with how many votes.
    private static String tagOf(List<PublicQuestion> questions) {
        return Replies.tagOf(questions.stream()
                .map(question -> question.id() + " " + question.version() + " " + question.votes())
                .toArray());
    }
}
