package org.plenary.qna.stage;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.queue.Queues;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Role;
import org.plenary.qna.session.Session;
import org.plenary.qna.share.Fairness;
import org.plenary.qna.share.Fairness.Group;
import org.plenary.qna.share.Shares;
import org.plenary.qna.share.Suggestion;
import org.plenary.qna.window.QnaWindow;
import org.plenary.qna.window.Windows;

/// What the chair sees.
@Path("/api/v1/qna/sessions/{id}/card")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class CardResource {

    /// @param by `origin`, `age`, `region` or `first`
    /// @param groups `web`, `room`, `social`, `youthForum`; `adult`, `youth`; `africa`,
    ///     `americas`, `asia`, `europe`, `oceania`; `first`, `again`; and `other` for all that is
    ///     not known or not to be told
    @Schema(name = "ChairsShare")
    record Share(String by, List<Group> groups) {}

    /// A question on the board of a group that is under-heard, and of that group what it asked and was put.
    ///
    /// @param reason the same in a sentence, beside all that was asked and put
    @Schema(name = "ChairsSuggestion")
    record Suggested(DeskQuestion question, String by, String group, long asked, long put, String reason) {}

    /// @param next the first of what the desk has chosen
    /// @param asked how many questions of the board there are, those that were put among them
    /// @param put how many are on stage or answered
    /// @param shares without those that may not be told, or say nothing
    @Schema(name = "ChairsCard")
    record Card(
            @Nullable DeskQuestion onStage,
            List<DeskQuestion> next,
            long waiting,
            long asked,
            long put,
            List<Share> shares,
            @Nullable Suggested suggestion,
            QnaWindow window) {}

    private final Gate gate;
    private final Stage stage;
    private final Shares shares;
    private final Queues queues;
    private final Questions questions;
    private final Windows windows;
    private final InstantSource clock;

    CardResource(
            Gate gate,
            Stage stage,
            Shares shares,
            Queues queues,
            Questions questions,
            Windows windows,
            InstantSource clock) {
        this.gate = gate;
        this.stage = stage;
        this.shares = shares;
        this.queues = queues;
        this.questions = questions;
        this.windows = windows;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getChairsCard",
            summary = "What is on stage, what is next, who was heard so far, and whom to hear")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Card.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only the chair")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response card(@PathParam("id") String id, @Context Request request) {
        var session = gate.acting(gate.session(id), Role.CHAIR).session();
        var onStage = stage.staged(session.id());
        var next = stage.next(session.id());
        var fairness = shares.of(session);
        var apart =
                Stream.concat(onStage.stream(), next.stream()).map(Question::id).toList();
        var card = new Card(
                onStage.map(question -> of(question, session)).orElse(null),
                next.stream().map(question -> of(question, session)).toList(),
                queues.waiting(session.id()),
                fairness.asked(),
                fairness.put(),
                fairness.shares().stream()
                        .map(share -> new Share(share.by().word(), share.groups()))
                        .toList(),
                shares.suggest(session.id(), fairness, apart)
                        .flatMap(one ->
                                questions.find(one.question()).map(found -> of(one, of(found, session), fairness)))
                        .orElse(null),
                QnaWindow.of(windows.find(session.id()), clock.instant()));
        return Replies.personal(request, Response.ok(card), Replies.tagOf(card));
    }

    private static DeskQuestion of(Question question, Session session) {
        return DeskQuestion.of(question, session.isChathamHouse());
    }

    private static Suggested of(Suggestion suggestion, DeskQuestion question, Fairness fairness) {
        var group = suggestion.group();
        var reason = "%d of %d questions asked and %d of %d put came from there"
                .formatted(group.asked(), fairness.asked(), group.put(), fairness.put());
        return new Suggested(question, suggestion.by().word(), group.group(), group.asked(), group.put(), reason);
    }
}
