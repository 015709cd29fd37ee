package org.plenary.youth.contribution;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.contribution.ContributionForm.Ask;
import org.plenary.youth.contribution.ContributionForm.Uphold;
import org.plenary.youth.contribution.ContributionForm.View;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.room.Door;

/// A second look at one contribution that was declined: its author asks for it once, each time it was, and somebody
/// else than who declined it decides. While an appeal waits, nothing else is decided on the contribution.
@Path("/api/v1/youth/contributions/{id}/appeal")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class AppealResource {

    private final Voices voices;
    private final Finder finder;
    private final Appeals appeals;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    AppealResource(
            Voices voices, Finder finder, Appeals appeals, Database database, Idempotency idempotency, Caller caller) {
        this.voices = voices;
        this.finder = finder;
        this.appeals = appeals;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "appealYouthContribution",
            summary = "Ask, once each time, that somebody else looks again at what you said and was declined")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`youthOnly`: staff do not ask; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such contribution, or not yours")
    @APIResponse(
            responseCode = "409",
            description =
                    "`wrongState`: it is not declined; `alreadyAppealed`; `wordsDeleted`: what you said is there no"
                            + " more")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response ask(@RestPath String id, Body<Ask> body) {
        var seen = finder.find(id);
        var author = voices.speaking(seen.breakout().toString()).admission();
        if (!seen.admission().equals(author.id())) {
            throw Finder.unknown();
        }
        var form = body.valid();
        return idempotency.once(
                form,
                () -> ContributionForm.answer(
                        Response.ok(),
                        View.ofYouth(
                                database.transaction(transaction -> appeals.ask(
                                        transaction, appealable(finder.held(transaction, seen)), author, form.text())),
                                author.id())));
    }

    @POST
    @Path("uphold")
    @Authenticated
    @Operation(
            operationId = "upholdYouthContribution",
            summary = "On appeal: it stays declined, and say kindly why. By somebody else than who decided last")
    @RequestBody(content = @Content(schema = @Schema(implementation = Uphold.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "403",
            description = "`decidedByYou`: somebody else looks again; " + Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such contribution")
    @APIResponse(responseCode = "409", description = "`wrongState`: no appeal waits")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response uphold(@RestPath String id, Body<Uphold> body) {
        var seen = finder.cared(id);
        var form = body.valid();
        return decide(
                seen, form, (transaction, held) -> appeals.uphold(transaction, held, form.words(), caller.subject()));
    }

    @POST
    @Path("overturn")
    @Authenticated
    @Operation(
            operationId = "overturnYouthContribution",
            summary = "On appeal: let the room read it again. By somebody else than who decided last")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "403",
            description = "`decidedByYou`: somebody else looks again; " + Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such contribution")
    @APIResponse(responseCode = "409", description = "`wrongState`: no appeal waits; `frozen`: the room is stopped")
    public Response overturn(@RestPath String id) {
        return decide(
                finder.shown(id), "", (transaction, held) -> appeals.overturn(transaction, held, caller.subject()));
    }

    private Response decide(
            Contribution seen, Object asked, BiFunction<Transaction, Contribution, Contribution> decision) {
        return idempotency.once(
                asked,
                () -> ContributionForm.answer(
                        Response.ok(),
                        View.ofStaff(
                                database.transaction(transaction ->
                                        decision.apply(transaction, decidable(finder.held(transaction, seen)))),
                                caller.subject())));
    }

    private static Contribution appealable(Contribution held) {
        if (held.appeal() != null) {
            throw Problems.conflict("alreadyAppealed", "You have asked for a second look at this before.");
        }
        if (held.state() != Contribution.State.DECLINED) {
            throw Problems.conflict("wrongState", "This is not declined.");
        }
        if (held.isForgotten()) {
            throw Problems.conflict("wordsDeleted", "What this said has been deleted.");
        }
        return held;
    }

    /// @throws HttpProblem 409 when no appeal waits; 403 when the caller decided last
    private Contribution decidable(Contribution held) {
        if (!held.hasAppealWaiting()) {
            throw Problems.conflict("wrongState", "Nobody asks for a second look at this.");
        }
        if (held.isDecidedBy(caller.subject())) {
            throw Problems.forbidden("decidedByYou", "You decided on this. Somebody else takes the second look.");
        }
        return held;
    }
}
