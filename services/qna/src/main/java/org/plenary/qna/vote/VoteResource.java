package org.plenary.qna.vote;

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
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.participant.Participants;
import org.plenary.qna.rights.Gate;

/// Voting and withdrawing a vote. Event-loop code: nothing here may wait; only the owner's word on a stranger is asked
/// on a virtual thread.
@Path("/api/v1/qna/questions/{id}/vote")
@NonBlocking
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class VoteResource {

    private static final Logger LOG = Logger.getLogger(VoteResource.class);

    /// @param votes how many support the question
    /// @param mine whether the caller does
    @Schema(name = "VoteCounted")
    record Counted(long votes, boolean mine) {}

    private final Ballots ballots;
    private final Participants participants;
    private final Caller caller;
    private final ExecutorService virtualThreads;

    VoteResource(
            Ballots ballots, Participants participants, Caller caller, @VirtualThreads ExecutorService virtualThreads) {
        this.ballots = ballots;
        this.participants = participants;
        this.caller = caller;
        this.virtualThreads = virtualThreads;
    }

    @PUT
    @Operation(operationId = "voteForQuestion", summary = "Supports the question; again changes nothing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Counted.class)))
    @APIResponse(responseCode = "403", description = "`registrationNeeded`")
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    @APIResponse(responseCode = "409", description = "`votingClosed`, `wrongState`")
    @APIResponse(
            responseCode = "503",
            description = "`overloaded`: too many at once; `unavailable`: no answer from the database")
    public Uni<Response> vote(@PathParam("id") String id) {
        return cast(id, true);
    }

    @DELETE
    @Operation(operationId = "withdrawVote", summary = "Withdraws the support; again changes nothing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Counted.class)))
    @APIResponse(responseCode = "403", description = "`registrationNeeded`")
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    @APIResponse(responseCode = "409", description = "`votingClosed`, `wrongState`")
    @APIResponse(
            responseCode = "503",
            description = "`overloaded`: too many at once; `unavailable`: no answer from the database")
    public Uni<Response> withdraw(@PathParam("id") String id) {
        return cast(id, false);
    }

    private Uni<Response> cast(String id, boolean support) {
        var wish = new Wish(Ids.parse(id), caller.subject(), support);
        return count(wish)
                .flatMap(outcome -> outcome instanceof Outcome.Outsider outsider
                        ? confirm(wish, outsider)
                        : Uni.createFrom().item(outcome))
                .map(VoteResource::answer);
    }

    private Uni<Outcome> count(Wish wish) {
        return ballots.cast(wish).onFailure().transform(VoteResource::unavailable);
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

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Counted(long votes, boolean mine) -> Replies.personal(Response.ok(new Counted(votes, mine)));
            case Outcome.Unknown() -> throw Gate.unknown();
            case Outcome.Outsider(var conference, boolean byInvitation) -> throw Gate.outsider(byInvitation);
            case Outcome.WrongState() ->
                throw Problems.conflict("wrongState", "This question takes no votes as it stands.");
            case Outcome.Closed() -> throw Problems.conflict("votingClosed", "This session takes no votes now.");
            case Outcome.Overloaded() ->
                throw Problems.unavailable("overloaded", "Too many are voting at this moment. Please try again.");
        };
    }

    private static HttpProblem unavailable(Throwable failure) {
        LOG.warnf("Votes not carried out: %s", failure.toString());
        return Problems.unavailable("unavailable", "We cannot store your vote just now. Please try again.");
    }
}
