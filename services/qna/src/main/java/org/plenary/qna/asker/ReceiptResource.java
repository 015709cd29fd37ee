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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.qna.appeal.Restriction;
import org.plenary.qna.question.MergedInto;
import org.plenary.qna.question.Question;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.translation.Translation;

/// What became of a question, for whoever holds its receipt.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class ReceiptResource {

    /// What a receipt shows: the question and its state, and nothing of who asked.
    ///
    /// @param text null while it is dismissed: then its asker alone reads it, signed in
    /// @param translations what moderators put beside it for who does not read its language
    /// @param votes of a merged question, those of what it is merged into
    /// @param decision why it is kept off the board, null unless it was dismissed or merged
    /// @param reworded why a moderator put it in other words; null unless one did
    /// @param mergedInto what it is merged into; null unless it is, and while that is not on the board
    @Schema(name = "Receipt")
    record Receipt(
            UUID session,
            @Nullable String text,
            String language,
            List<Translation> translations,
            long votes,
            String state,
            Instant askedAt,
            @Nullable Instant publishedAt,
            @Nullable Instant stagedAt,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            @Nullable Restriction decision,
            @Nullable Restriction reworded,
            @Nullable MergedInto mergedInto) {

        static Receipt of(Question question, List<Restriction> restrictions) {
            var times = question.times();
            return new Receipt(
                    question.session(),
                    question.isSealed() ? null : question.asking().text(),
                    question.asking().language(),
                    question.translations(),
                    question.votes(),
                    question.state().word(),
                    times.asked(),
                    times.published(),
                    times.staged(),
                    times.answered(),
                    question.answer(),
                    Restriction.find(restrictions, "dismiss", "merge"),
                    Restriction.find(restrictions, "reword"),
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
                .map(question -> Replies.personal(Response.ok(Receipt.of(question, receipts.restrictions(question)))))
                .orElseThrow(Gate::unknown);
    }
}
