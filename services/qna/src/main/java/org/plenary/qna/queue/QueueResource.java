package org.plenary.qna.queue;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Replies;
import org.plenary.qna.block.Blocks;
import org.plenary.qna.claim.Claims;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.review.Wordlists;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Role;
import org.plenary.qna.session.Session;
import org.plenary.qna.window.QnaWindow;
import org.plenary.qna.window.Windows;

/// What moderators see.
@Path("/api/v1/qna/sessions/{id}/queue")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class QueueResource {

    /// Who has which question open.
    ///
    /// @param by the moderator's name
    /// @param yours whether it is you
    @Schema(name = "QnaQueueClaim")
    record Open(UUID question, String by, boolean yours) {}

    /// What the conference's word list has of a question that waits.
    @Schema(name = "QnaQueueMark")
    record Mark(UUID question, List<String> words) {}

    /// @param waiting how many wait in all; `items` holds the oldest 200 of them
    /// @param claims which questions moderators have open
    /// @param marks which of those that wait have words that moderators look at closely
    /// @param blocked the questions whose askers ask no more in the session
    @Schema(name = "QnaQueue")
    record Queue(
            List<DeskQuestion> items,
            QnaWindow window,
            long waiting,
            List<Open> claims,
            List<Mark> marks,
            List<UUID> blocked,
            long desk) {}

    private final Gate gate;
    private final Queues queues;
    private final Claims claims;
    private final Blocks blocks;
    private final Wordlists lists;
    private final Windows windows;
    private final InstantSource clock;

    QueueResource(
            Gate gate,
            Queues queues,
            Claims claims,
            Blocks blocks,
            Wordlists lists,
            Windows windows,
            InstantSource clock) {
        this.gate = gate;
        this.queues = queues;
        this.claims = claims;
        this.blocks = blocks;
        this.lists = lists;
        this.windows = windows;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getQueue",
            summary = "The moderators' queue: waiting, on stage, selected, published, lately decided")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Queue.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    public Response queue(@PathParam("id") String id, @Context Request request) {
        var acting = gate.acting(gate.session(id), Role.MODERATOR);
        var session = acting.session();
        // Read first: should something change meanwhile, the number is too old, never too new.
        long number = queues.number(session.id());
        var items = queues.of(session.id()).stream()
                .map(question -> DeskQuestion.of(question, session.isChathamHouse()))
                .toList();
        var window = QnaWindow.of(windows.find(session.id()), clock.instant());
        var open = claims.ofSession(session.id()).stream()
                .map(claim ->
                        new Open(claim.question(), claim.name(), claim.holder().equals(acting.subject())))
                .toList();
        var queue = new Queue(
                items,
                window,
                queues.waiting(session.id()),
                open,
                marks(session, items),
                blocks.questionsOfBlocked(session.id()),
                number);
        return Replies.personal(request, Response.ok(queue), Replies.tagOf(queue));
    }

    private List<Mark> marks(Session session, List<DeskQuestion> items) {
        var list = lists.of(session.conference().id());
        return items.stream()
                .filter(item -> item.text() != null && item.state().equals("waiting"))
                .map(item -> new Mark(item.id(), list.marks(Objects.requireNonNull(item.text()))))
                .filter(mark -> !mark.words().isEmpty())
                .toList();
    }
}
