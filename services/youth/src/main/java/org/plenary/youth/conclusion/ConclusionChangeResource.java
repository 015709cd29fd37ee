package org.plenary.youth.conclusion;

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
import java.time.InstantSource;
import java.util.Objects;
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
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.breakout.Refusal;
import org.plenary.youth.conclusion.ConclusionForm.Draft;
import org.plenary.youth.conclusion.ConclusionForm.Respond;
import org.plenary.youth.conclusion.ConclusionForm.View;
import org.plenary.youth.conclusion.ConclusionForm.Withdraw;
import org.plenary.youth.contribution.ContributionForm.Take;
import org.plenary.youth.contribution.Voices;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;
import org.plenary.youth.room.Door;

/// What becomes of one conclusion: worded otherwise, agreed with or not, adopted, withdrawn, answered.
@Path("/api/v1/youth/conclusions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ConclusionChangeResource {

    private final Chamber chamber;
    private final Voices voices;
    private final Gate gate;
    private final Conclusions conclusions;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    ConclusionChangeResource(
            Chamber chamber,
            Voices voices,
            Gate gate,
            Conclusions conclusions,
            Database database,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.chamber = chamber;
        this.voices = voices;
        this.gate = gate;
        this.conclusions = conclusions;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Authenticated
    @Operation(
            operationId = "editYouthConclusion",
            summary = "Words a draft otherwise, or ties it to something else; stances on what it said are void")
    @RequestBody(content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such conclusion")
    @APIResponse(responseCode = "409", description = "`wrongState`: no draft any more; `frozen`: the room is stopped")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`, also for what is not shown in this room; `text.control`")
    @APIResponse(responseCode = "428", description = "`versionNeeded`")
    public Response edit(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Draft> body) {
        var seen = chamber.conclusion(id);
        chamber.writing(seen.breakout().toString());
        var asked = body.read();
        var expected = Versions.require(ifMatch);
        matching(expected, seen);
        var form = body.check(asked);
        return answer(
                seen,
                expected,
                (transaction, held) -> conclusions.edit(transaction, held, form.words(), form.grounds()));
    }

    @DELETE
    @Authenticated
    @Operation(operationId = "deleteYouthConclusion", summary = "Deletes a draft")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such conclusion")
    @APIResponse(responseCode = "409", description = "`wrongState`: no draft any more")
    public Response delete(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = facilitated(id);
        var expected = Versions.expected(ifMatch);
        boolean gone = database.transaction(transaction -> {
            var held = held(transaction, seen);
            matching(expected, held);
            return conclusions.remove(transaction, held);
        });
        if (!gone) {
            throw Outcomes.against(Obstacle.WRONG_STATE);
        }
        return Response.noContent().build();
    }

    @PUT
    @Path("stance")
    @Authenticated
    @Operation(
            operationId = "takeYouthConclusionStance",
            summary = "Say what you think of a draft; the latest word counts. With If-Match only of the words you saw")
    @RequestBody(content = @Content(schema = @Schema(implementation = Take.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "403",
            description = "`notAssigned`: not your room; `youthOnly`: staff take no stances; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such conclusion")
    @APIResponse(
            responseCode = "409",
            description = "`notHere`, `notOpen`, `held`, `frozen`: the room does not let you now; `wrongState`: no"
                    + " draft any more")
    @APIResponse(responseCode = "422", description = "`invalid`")
    public Response take(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Take> body) {
        var seen = chamber.conclusion(id);
        var room = seen.breakout().toString();
        var speaker = voices.speaking(room);
        if (!chamber.reading(room).inside()) {
            // A draft is its room's: what it says now is told to nobody else, a wrong version or not.
            throw Problems.forbidden(Refusal.NOT_ASSIGNED.code(), Refusal.NOT_ASSIGNED.detail());
        }
        var asked = body.read();
        var expected = Versions.expected(ifMatch);
        matching(expected, seen);
        var stance = body.check(asked).taken();
        return answer(
                seen,
                expected,
                (transaction, held) -> conclusions.take(transaction, held, speaker.admission(), stance));
    }

    @POST
    @Path("adopt")
    @Authenticated
    @Operation(
            operationId = "adoptYouthConclusion",
            summary = "Adopts it, when more agree than disagree and at least half of the young people here have taken a"
                    + " stance; words, dissent and totals then stay as they are")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`, " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such conclusion")
    @APIResponse(
            responseCode = "409",
            description = "`needsStances`, `notAgreed`, `needsContributions`: what is missing; `notHere`, `notOpen`,"
                    + " `held`, `frozen`: the room does not let you now; `wrongState`: it was withdrawn")
    public Response adopt(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = facilitated(id);
        var expected = Versions.expected(ifMatch);
        return idempotency.once(
                "",
                () -> answer(
                        seen, expected, (transaction, held) -> conclusions.adopt(transaction, held, caller.subject())));
    }

    @POST
    @Path("withdraw")
    @Authenticated
    @Operation(
            operationId = "withdrawYouthConclusion",
            summary = "Takes what was adopted off the annex, such as for somebody whom it names")
    @RequestBody(content = @Content(schema = @Schema(implementation = Withdraw.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conclusion")
    @APIResponse(responseCode = "409", description = "`wrongState`: a draft, which can be deleted")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response withdraw(@RestPath String id, Body<Withdraw> body) {
        var seen = chamber.conclusion(id);
        gate.acting(seen.conference(), Role.LEAD);
        var form = body.valid();
        var reason = Objects.requireNonNull(form.reason());
        return idempotency.once(
                form,
                () -> answer(
                        seen,
                        null,
                        (transaction, held) -> conclusions.withdraw(transaction, held, reason, caller.subject())));
    }

    @POST
    @Path("respond")
    @Authenticated
    @Operation(
            operationId = "respondToYouthConclusion",
            summary = "Answers for the conference what was adopted; again to think again, earlier answers stay")
    @RequestBody(content = @Content(schema = @Schema(implementation = Respond.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: neither chair nor organiser")
    @APIResponse(responseCode = "404", description = "No such conclusion")
    @APIResponse(responseCode = "409", description = "`wrongState`: not adopted")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response respond(@RestPath String id, Body<Respond> body) {
        var seen = chamber.conclusion(id);
        gate.acting(seen.conference(), Role.CHAIR, Role.ORGANISER);
        var form = body.valid();
        return idempotency.once(
                form,
                () -> ConclusionForm.answer(
                        Response.ok(),
                        View.outside(change(
                                seen,
                                null,
                                (transaction, held) -> conclusions.respond(
                                        transaction, held, form.response(clock.instant()), caller.subject())))));
    }

    private Response answer(
            Conclusion seen, @Nullable Long expected, BiFunction<Transaction, Conclusion, Outcome> change) {
        return ConclusionForm.answer(Response.ok(), View.inside(change(seen, expected, change)));
    }

    private Conclusion change(
            Conclusion seen, @Nullable Long expected, BiFunction<Transaction, Conclusion, Outcome> change) {
        return Outcomes.done(database.transaction(transaction -> {
            var held = held(transaction, seen);
            matching(expected, held);
            return change.apply(transaction, held);
        }));
    }

    /// The conclusion, for who facilitates in its room.
    private Conclusion facilitated(String id) {
        var conclusion = chamber.conclusion(id);
        chamber.facilitating(conclusion.breakout().toString());
        return conclusion;
    }

    /// It may have been deleted meanwhile.
    private Conclusion held(Transaction transaction, Conclusion seen) {
        return conclusions.lock(transaction, seen.id()).orElseThrow(Chamber::unknown);
    }

    private static void matching(@Nullable Long expected, Conclusion current) {
        Versions.match(expected, current.version(), () -> View.inside(current));
    }
}
