package org.plenary.qna.poll;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.poll.Poll.Results;
import org.plenary.qna.poll.PollForm.Draft;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Rights;
import org.plenary.qna.rights.Role;
import org.plenary.qna.session.Session;

/// Reading polls, and drafting them.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class PollResource {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final Gate gate;
    private final Rights rights;
    private final Polls polls;
    private final PollMoves moves;
    private final Polling polling;
    private final Idempotency idempotency;
    private final Caller caller;

    PollResource(
            Gate gate,
            Rights rights,
            Polls polls,
            PollMoves moves,
            Polling polling,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.rights = rights;
        this.polls = polls;
        this.moves = moves;
        this.polling = polling;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/sessions/{id}/polls")
    @Operation(operationId = "listPolls", summary = "The session's polls, newest first; for its moderators drafts, too")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicPoll.class)))
    @APIResponse(responseCode = "304", description = "As you have it")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        var session = gate.watching(gate.session(id));
        var paging = Paging.of(limit, after, uri);
        var before = paging.after() == null ? null : Ids.parse(paging.after());
        var items = polls.page(session.id(), sees(session), before, paging.probe());
        var page = paging.page(items.stream().map(PublicPoll::of).toList(), uri, poll -> poll.id()
                .toString());
        var tag = tagOf(items);
        return isForAll(session)
                ? Replies.shared(request, page, tag, SHARED_FOR)
                : Replies.personal(request, page, tag);
    }

    @GET
    @Path("/polls/{id}")
    @Operation(operationId = "getPoll", summary = "A poll, with what was counted as far as it is shown")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicPoll.class)))
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    public Response get(@PathParam("id") String id) {
        var poll = polls.find(Ids.parse(id)).orElseThrow(Gate::unknown);
        var session = gate.watching(gate.session(poll.session()));
        if (poll.isDraft() && !sees(session)) {
            throw Gate.unknown();
        }
        // Never 304: ballots come without a new version.
        var tag = Long.toString(poll.version());
        var answer = Response.ok(PublicPoll.of(poll));
        return isForAll(session) ? Replies.sharedAlways(answer, tag, SHARED_FOR) : Replies.personalAlways(answer, tag);
    }

    @POST
    @Path("/sessions/{id}/polls")
    @Authenticated
    @Operation(operationId = "draftPoll", summary = "Drafts a poll, which nobody else sees until it is opened")
    @RequestBody(content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PublicPoll.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator or the chair")
    @APIResponse(responseCode = "409", description = "`pollsFull`: the session has as many polls as it may have")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response draft(@PathParam("id") String id, Body<Draft> body) {
        var session = gate.acting(gate.session(id), Role.MODERATOR, Role.CHAIR).session();
        var form = body.valid();
        var paper = PollForm.paper(form);
        var results = PollForm.results(form, Results.LIVE);
        return idempotency.once(form, () -> polls.draft(session.id(), paper, results)
                .map(poll -> Response.created(URI.create("/api/v1/qna/polls/" + poll.id()))
                        .entity(PublicPoll.of(poll))
                        .tag(Long.toString(poll.version()))
                        .build())
                .orElseThrow(() -> Problems.conflict("pollsFull", "This session has too many polls already.")));
    }

    @PATCH
    @Path("/polls/{id}")
    @Authenticated
    @Operation(operationId = "editPoll", summary = "Puts a draft in other words; what is left out stays")
    @RequestBody(content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicPoll.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator or the chair")
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    @APIResponse(responseCode = "409", description = "`wrongState`: it was opened")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response edit(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Draft> body) {
        var seen = polling.acting(id).poll();
        var read = body.read();
        var expected = Versions.require(ifMatch);
        Versions.match(expected, seen.version(), () -> PublicPoll.of(seen));
        var form = body.check(read);
        var paper = PollForm.paper(form, seen.paper());
        var results = PollForm.results(form, seen.results());
        // What the form leaves out is as it was seen: that very version is what may be changed.
        return idempotency.once(form, () -> Polling.answer(moves.edit(seen.id(), seen.version(), paper, results)));
    }

    @DELETE
    @Path("/polls/{id}")
    @Authenticated
    @Operation(operationId = "deletePoll", summary = "Deletes a draft")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator or the chair")
    @APIResponse(responseCode = "404", description = "No such poll, or not yours to know")
    @APIResponse(responseCode = "409", description = "`wrongState`: it was opened")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var seen = polling.acting(id).poll();
        return switch (moves.delete(seen.id(), Versions.expected(ifMatch))) {
            case PollMoves.Done.Gone() -> Response.noContent().build();
            case PollMoves.Done other -> Polling.answer(other);
        };
    }

    private boolean sees(Session session) {
        return caller.subjectIfKnown()
                .flatMap(subject -> rights.role(session, subject, Role.MODERATOR, Role.CHAIR))
                .isPresent();
    }

    private boolean isForAll(Session session) {
        return session.open() && caller.subjectIfKnown().isEmpty();
    }

    /// Of what a reader sees change: which polls, at which version, counted how often.
    private static String tagOf(List<Poll> polls) {
        return Replies.tagOf(polls.stream()
                .map(poll ->
                        poll.id() + " " + poll.version() + " " + poll.tally().version())
                .toArray());
    }
}
