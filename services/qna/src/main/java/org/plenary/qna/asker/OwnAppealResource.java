package org.plenary.qna.asker;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
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
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.qna.appeal.Appeals;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.Question;
import org.plenary.qna.rights.Gate;

/// Asking that somebody else looks again at a decision about one's question, or about oneself.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class OwnAppealResource {

    private static final int LONGEST_WORDS = 500;

    /// @param words why, as far as one wants to say
    /// @param act the verb of the decision, as `decision`, `reworded` and `blocked` of my question name
    ///     it; null for the first of them that there is
    @Schema(name = "Appeal")
    record Appeal(
            @Nullable @PlainText(max = LONGEST_WORDS) String words,

            @Nullable
            @Pattern(regexp = "dismiss|merge|reword|block", message = "must be dismiss, merge, reword or block")
            String act) {}

    private final OwnQuestions own;
    private final Receipts receipts;
    private final Appeals appeals;
    private final Desk desk;
    private final Database database;
    private final Idempotency idempotency;

    OwnAppealResource(
            OwnQuestions own,
            Receipts receipts,
            Appeals appeals,
            Desk desk,
            Database database,
            Idempotency idempotency) {
        this.own = own;
        this.receipts = receipts;
        this.appeals = appeals;
        this.desk = desk;
        this.database = database;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/questions/{id}/appeal")
    @Operation(
            operationId = "appealDecision",
            summary = "Asks, once against each decision, that another moderator looks again at why my question is kept"
                    + " off the board or put in other words, or why I may ask no more")
    @RequestBody(content = @Content(schema = @Schema(implementation = Appeal.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AskersQuestion.class)))
    @APIResponse(responseCode = "403", description = "`askersOnly`: somebody else asked it")
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    @APIResponse(
            responseCode = "409",
            description =
                    "`wrongState`: there is no such decision; `alreadyAppealed`; `appealTooLate`: its time is over")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response appeal(@PathParam("id") String id, Body<Appeal> body) {
        var seen = own.find(id, "Only who asked a question may appeal.");
        var form = body.valid();
        return idempotency.once(
                form,
                () -> database.transaction(transaction -> {
                    var held = desk.hold(seen.session(), seen.id()).orElseThrow(Gate::unknown);
                    var now = appeal(held, form);
                    return Response.ok(receipts.with(now))
                            .tag(Long.toString(now.version()))
                            .build();
                }));
    }

    private Question appeal(Question held, Appeal form) {
        var restriction = receipts.restrictions(held).stream()
                .filter(one -> form.act() == null || form.act().equals(one.act()))
                .findFirst()
                .orElseThrow(() -> Problems.conflict("wrongState", "There is no such decision about this question."));
        var redress = restriction.redress();
        return switch (redress.way()) {
            case "appeal" -> appeals.ask(held, restriction, form.words());
            case "waiting" -> held;
            default ->
                throw redress.appealedAt() == null
                        ? Problems.conflict("appealTooLate", "One could appeal until %s.".formatted(redress.until()))
                        : Problems.conflict("alreadyAppealed", "Somebody else has looked at this again before.");
        };
    }
}
