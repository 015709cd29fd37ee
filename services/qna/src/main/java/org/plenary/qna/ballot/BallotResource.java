package org.plenary.qna.ballot;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.participant.Participants;
import org.plenary.qna.rights.Gate;

/// Answering a poll and withdrawing the answer. Event-loop code: nothing here may wait; only the owner's word on a
/// stranger is asked on a virtual thread.
@Path("/api/v1/qna/polls/{id}/ballot")
@NonBlocking
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class BallotResource {

    private static final Logger LOG = Logger.getLogger(BallotResource.class);

    /// More than any poll takes, so that what is longer is refused without carrying all of it along.
    private static final int LONGEST = 50;

    /// A number that is no poll's choice.
    private static final int NONE = Integer.MIN_VALUE;

    /// @param choices places in the poll's options, from 0, or a step of its scale
    @Schema(name = "BallotChoices")
    record Choices(@Nullable List<@Nullable Integer> choices) {}

    /// @param ballots how many there are in the poll
    /// @param mine what the caller chose, empty without a ballot
    @Schema(name = "BallotCounted")
    record Counted(long ballots, List<Integer> mine) {}

    private final BallotBox box;
    private final Participants participants;
    private final Caller caller;
    private final ExecutorService virtualThreads;

    BallotResource(
            BallotBox box, Participants participants, Caller caller, @VirtualThreads ExecutorService virtualThreads) {
        this.box = box;
        this.participants = participants;
        this.caller = caller;
        this.virtualThreads = virtualThreads;
    }

    @PUT
    @Operation(operationId = "castBallot", summary = "Answers the poll, or changes the answer; again changes nothing")
    @RequestBody(content = @Content(schema = @Schema(implementation = Choices.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Counted.class)))
    @APIResponse(responseCode = "403", description = "`registrationNeeded`")
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    @APIResponse(responseCode = "409", description = "`pollClosed`")
    @APIResponse(responseCode = "422", description = "`invalid`: too many, none, one twice, or no choice of this poll")
    @APIResponse(
            responseCode = "503",
            description = "`overloaded`: too many at once; `unavailable`: no answer from the database")
    public Uni<Response> cast(@PathParam("id") String id, Body<Choices> body) {
        var poll = Ids.parse(id);
        try {
            return answer(Wish.choose(poll, caller.subject(), choices(body.read())), null);
        } catch (HttpProblem unread) {
            // Whether this poll is theirs to know comes first: an empty ballot is refused after that.
            return answer(Wish.choose(poll, caller.subject(), List.of()), unread);
        }
    }

    @DELETE
    @Operation(operationId = "withdrawBallot", summary = "Withdraws the answer; again changes nothing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Counted.class)))
    @APIResponse(responseCode = "403", description = "`registrationNeeded`")
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    @APIResponse(responseCode = "409", description = "`pollClosed`")
    @APIResponse(
            responseCode = "503",
            description = "`overloaded`: too many at once; `unavailable`: no answer from the database")
    public Uni<Response> withdraw(@PathParam("id") String id) {
        return answer(Wish.withdraw(Ids.parse(id), caller.subject()), null);
    }

    private static List<Integer> choices(Choices sent) {
        var choices = sent.choices();
        return choices == null
                ? List.of()
                : choices.stream()
                        .limit(LONGEST)
                        .map(choice -> Objects.requireNonNullElse(choice, NONE))
                        .toList();
    }

    /// @param unread why the body could not be read; null when it could
    private Uni<Response> answer(Wish wish, @Nullable HttpProblem unread) {
        return count(wish)
                .flatMap(outcome -> outcome instanceof Outcome.Outsider outsider
                        ? confirm(wish, outsider)
                        : Uni.createFrom().item(outcome))
                .map(outcome -> answer(outcome, unread));
    }

    private Uni<Outcome> count(Wish wish) {
        return box.cast(wish).onFailure().transform(BallotResource::unavailable);
    }

    /// The copy's no is only given when its owner says so too; else the wish is tried again, once.
    private Uni<Outcome> confirm(Wish wish, Outcome.Outsider outsider) {
        return Uni.createFrom()
                .item(() -> participants
                        .confirm(outsider.conference(), wish.subject())
                        .isPresent())
                .runSubscriptionOn(virtualThreads)
                .flatMap(present -> present ? count(wish) : Uni.createFrom().item(outsider));
    }

    private static Response answer(Outcome outcome, @Nullable HttpProblem unread) {
        return switch (outcome) {
            case Outcome.Counted(long ballots, var mine) -> Replies.personal(Response.ok(new Counted(ballots, mine)));
            case Outcome.Unknown() -> throw Gate.unknown();
            case Outcome.Outsider(var conference, boolean byInvitation) -> throw Gate.outsider(byInvitation);
            case Outcome.Invalid(int atMost, int first, int last) ->
                throw unread != null
                        ? unread
                        : Problems.invalid(
                                "choices",
                                "must be 1 to %d of the numbers %d to %d, each once".formatted(atMost, first, last));
            case Outcome.Closed() -> throw Problems.conflict("pollClosed", "This poll takes no answers now.");
            case Outcome.Overloaded() ->
                throw Problems.unavailable("overloaded", "Too many are answering at this moment. Please try again.");
        };
    }

    private static HttpProblem unavailable(Throwable failure) {
        LOG.warnf("Ballots not carried out: %s", failure.toString());
        return Problems.unavailable("unavailable", "We cannot store your answer just now. Please try again.");
    }
}
