package org.plenary.qna.asker;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.qna.question.MergedInto;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Dismissal;
import org.plenary.qna.rights.Gate;

/// What became of a question, for whoever holds its receipt.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class ReceiptResource {

    /// What a receipt shows: the question and its state, and nothing of who asked.
    ///
    /// @param votes of a merged question, those of what it is merged into
    /// @param decision why it was dismissed, null unless it is
    /// @param mergedInto what it is merged into; null unless it is, and while that is not on the board
    @Schema(name = "Receipt")
    record Receipt(
            UUID session,
            String text,
            String language,
            long votes,
            String state,
            Instant askedAt,
            @Nullable Instant publishedAt,
            @Nullable Instant stagedAt,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            @Nullable Dismissal decision,
            @Nullable MergedInto mergedInto) {

        static Receipt of(Question question) {
            var times = question.times();
            return new Receipt(
                    question.session(),
                    question.asking().text(),
                    question.asking().language(),
                    question.votes(),
                    question.state().word(),
                    times.asked(),
                    times.published(),
                    times.staged(),
                    times.answered(),
                    question.answer(),
                    question.dismissal(),
                    MergedInto.publicOf(question));
        }
    }

    private final Receipts receipts;

    ReceiptResource(Receipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @Path("/receipts/{receipt}")
    @Operation(operationId = "getReceipt", summary = "What became of the question that this is the receipt of")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(responseCode = "404", description = "No such receipt")
    public Response get(@PathParam("receipt") String receipt) {
        return receipts.find(receipt)
                .map(question -> Replies.personal(Response.ok(Receipt.of(question))))
                .orElseThrow(Gate::unknown);
    }
}
