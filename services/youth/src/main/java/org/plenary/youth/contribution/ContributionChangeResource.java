package org.plenary.youth.contribution;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.contribution.Contribution.Refused;
import org.plenary.youth.contribution.Contribution.State;
import org.plenary.youth.contribution.ContributionForm.Decline;
import org.plenary.youth.contribution.ContributionForm.Said;
import org.plenary.youth.contribution.ContributionForm.Take;
import org.plenary.youth.contribution.ContributionForm.View;
import org.plenary.youth.contribution.Stances.Taken;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.room.Door;
import org.plenary.youth.seal.Readings;
import org.plenary.youth.seal.SealedWords;

/// What becomes of one contribution - shown or declined by who facilitates, and read again then, taken back by its
/// author - and what the others think of it.
@Path("/api/v1/youth/contributions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ContributionChangeResource {

    private static final String WORDS_DELETED = "What this said has been deleted.";

    private final Voices voices;
    private final Finder finder;
    private final Admissions admissions;
    private final Contributions contributions;
    private final Verdicts verdicts;
    private final Stances stances;
    private final SealedWords sealed;
    private final Readings readings;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    ContributionChangeResource(
            Voices voices,
            Finder finder,
            Admissions admissions,
            Contributions contributions,
            Verdicts verdicts,
            Stances stances,
            SealedWords sealed,
            Readings readings,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.voices = voices;
        this.finder = finder;
        this.admissions = admissions;
        this.contributions = contributions;
        this.verdicts = verdicts;
        this.stances = stances;
        this.sealed = sealed;
        this.readings = readings;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("show")
    @Authenticated
    @Operation(
            operationId = "showYouthContribution",
            summary = "Let the room read it, also one that was declined. With If-Match only as you saw it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such contribution")
    @APIResponse(
            responseCode = "409",
            description =
                    "`frozen`: the room is stopped; `wordsDeleted`: what it said is there no more; `appealWaits`: that is to be decided first")
    public Response show(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = finder.shown(id);
        return decide(
                seen,
                Versions.expected(ifMatch),
                "",
                (transaction, held) -> held.isShown() ? held : show(transaction, held));
    }

    private Contribution show(Transaction transaction, Contribution held) {
        if (held.hasAppealWaiting()) {
            throw Problems.conflict("appealWaits", "Its author asks for a second look. Decide on that.");
        }
        return verdicts.show(transaction, held, caller.subject())
                .orElseThrow(() -> Problems.conflict("wordsDeleted", WORDS_DELETED));
    }

    @POST
    @Path("decline")
    @Authenticated
    @Operation(
            operationId = "declineYouthContribution",
            summary = "Do not let it be read, or no longer, and say kindly why. With If-Match only as you saw it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Decline.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such contribution")
    @APIResponse(responseCode = "409", description = "`declinedAlready`: for another reason, which stands")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response decline(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Decline> body) {
        var seen = finder.cared(id);
        var asked = body.read();
        var expected = Versions.expected(ifMatch);
        match(expected, seen);
        var form = body.check(asked);
        return decide(seen, expected, form, (transaction, held) -> decline(transaction, held, form.refused()));
    }

    /// The reason that its author was told stands; another is not dropped without a word.
    private Contribution decline(Transaction transaction, Contribution held, Refused refused) {
        var decided = held.decided();
        if (held.state() == State.DECLINED && decided != null && !refused.equals(decided.refused())) {
            throw Problems.conflict("declinedAlready", "This was declined already, for another reason.");
        }
        return verdicts.decline(transaction, held, refused, caller.subject());
    }

    /// By POST, as each reading is an act that is written down in the reader's name: no browser does it in advance
    /// or again by itself, and no link that somebody is given makes an entry. It takes no key for repetitions: an
    /// answer to one would be kept.
    @POST
    @Path("read")
    @Authenticated
    @Operation(
            operationId = "readYouthContribution",
            summary = "What one said that was declined; that you read it is written down first, and the lead sees that")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Said.class)))
    @APIResponse(responseCode = "403", description = Facilitation.NOT_CARING)
    @APIResponse(responseCode = "404", description = "No such contribution")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is not declined, and stands on the board")
    @APIResponse(responseCode = "410", description = "`wordsDeleted`: its term is over")
    public Response read(@RestPath String id) {
        var seen = finder.cared(id);
        return database.transaction(transaction -> {
            var held = finder.held(transaction, seen);
            if (held.state() != State.DECLINED) {
                throw Problems.conflict("wrongState", "This is not sealed. It stands on the board.");
            }
            readings.add(transaction, held.conference(), held.breakout(), held.id());
            var text = sealed.find(transaction, held.id())
                    .orElseThrow(() ->
                            Problems.of(410, "wordsDeleted", WORDS_DELETED).build());
            return Replies.personal(Response.ok(new Said(text, held.words().language())));
        });
    }

    @DELETE
    @Authenticated
    @Operation(operationId = "withdrawYouthContribution", summary = "Take back what you said; it is deleted")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "No such contribution, or not yours")
    public Response withdraw(@RestPath String id) {
        var seen = finder.find(id);
        if (!isMine(seen)) {
            throw Finder.unknown();
        }
        database.inTransaction(transaction -> contributions.remove(transaction, finder.held(transaction, seen)));
        return Response.noContent().build();
    }

    @PUT
    @Path("stance")
    @Authenticated
    @Operation(
            operationId = "takeYouthStance",
            summary = "Say what you think of a contribution, your own too; the latest word counts")
    @RequestBody(content = @Content(schema = @Schema(implementation = Take.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`youthOnly`: staff take no stances; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such contribution, or not shown")
    @APIResponse(
            responseCode = "409",
            description = "`notHere`, `notOpen`, `held`, `frozen`: the room does not let you now; `wrongState`: your"
                    + " own, which is not shown")
    @APIResponse(responseCode = "422", description = "`invalid`")
    public Response take(@RestPath String id, Body<Take> body) {
        var seen = finder.find(id);
        var entry = voices.speaking(seen.breakout().toString());
        var own = seen.admission().equals(entry.admission().id());
        if (!seen.isPublic() && !own) {
            throw Finder.unknown();
        }
        var stance = body.valid().taken();
        return switch (database.transaction(
                transaction -> stances.take(transaction, seen, entry.admission(), stance))) {
            case Taken.Counted(var contribution) ->
                ContributionForm.answer(
                        Response.ok(),
                        View.ofYouth(contribution, entry.admission().id()));
            case Taken.NotNow(var refusal) -> throw Door.refused(refusal);
            case Taken.NotShown() ->
                throw own ? Problems.conflict("wrongState", "This is not shown to the others.") : Finder.unknown();
        };
    }

    /// @param expected the version of what the caller saw, null for any: of two who decide at once, the second is told
    /// @throws HttpProblem 412 with the contribution as it is now
    private Response decide(
            Contribution seen,
            @Nullable Long expected,
            Object asked,
            BiFunction<Transaction, Contribution, Contribution> decision) {
        return idempotency.once(
                asked,
                () -> ContributionForm.answer(Response.ok(), view(database.transaction(transaction -> {
                    var held = finder.held(transaction, seen);
                    match(expected, held);
                    return decision.apply(transaction, held);
                }))));
    }

    private void match(@Nullable Long expected, Contribution contribution) {
        Versions.match(expected, contribution.version(), () -> view(contribution));
    }

    private View view(Contribution contribution) {
        return View.ofStaff(contribution, caller.subject());
    }

    private boolean isMine(Contribution contribution) {
        return admissions
                .find(contribution.conference(), caller.subject())
                .filter(admission -> admission.id().equals(contribution.admission()))
                .isPresent();
    }
}
