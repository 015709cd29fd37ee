package org.plenary.youth.contribution;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.contribution.ContributionForm.Board;
import org.plenary.youth.contribution.ContributionForm.Post;
import org.plenary.youth.contribution.ContributionForm.View;
import org.plenary.youth.contribution.Contributions.Place;
import org.plenary.youth.contribution.Contributions.Posted;
import org.plenary.youth.room.Door;

/// A room's board: saying something, and reading what was said.
@Path("/api/v1/youth/breakouts/{id}/contributions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ContributionResource {

    private final Voices voices;
    private final Contributions contributions;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    ContributionResource(
            Voices voices, Contributions contributions, Database database, Idempotency idempotency, Caller caller) {
        this.voices = voices;
        this.contributions = contributions;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "contributeInYouthBreakout",
            summary = "Say something in the room you are in; others read it once a facilitator has")
    @RequestBody(content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`youthOnly`: staff say nothing here; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    @APIResponse(
            responseCode = "409",
            description = "`notHere`, `notOpen`, `held`, `frozen`: the room does not let you now;"
                    + " `tooManyWaiting`: as many of yours wait as may")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response post(@RestPath String id, Body<Post> body) {
        var entry = voices.speaking(id);
        var form = body.valid();
        return idempotency.once(form, () -> switch (database.transaction(
                transaction -> contributions.post(transaction, entry.room(), entry.admission(), form.words()))) {
            case Posted.Waiting(var contribution) ->
                ContributionForm.answer(
                        Response.status(Response.Status.CREATED),
                        View.ofYouth(contribution, entry.admission().id()));
            case Posted.NotNow(var refusal) -> throw Door.refused(refusal);
            case Posted.TooMany() ->
                throw Problems.conflict(
                        "tooManyWaiting",
                        "Many of your contributions wait to be read. Please wait until some of them were.");
        });
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "youthBreakoutBoard",
            summary =
                    "What is shown, and your own, with totals and your stances; for staff everything, what waits first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Board.class)))
    @APIResponse(responseCode = "403", description = "`notAssigned`: not your room; " + Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response board(
            @RestPath String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var entry = voices.reading(id);
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : place(paging.after());
        var viewer = entry.viewer();
        var found = contributions.board(entry.room(), viewer, begin, paging.probe());
        var items = found.stream()
                .limit(paging.limit())
                .map(contribution -> viewer == null
                        ? View.ofStaff(contribution, caller.subject())
                        : View.ofYouth(contribution, viewer))
                .toList();
        var seconds = contributions.checkingSeconds(entry.room());
        return Replies.personal(paging.page(found, uri, contribution -> place(contribution, viewer))
                .entity(new Board(items, seconds.isPresent() ? seconds.getAsLong() : null)));
    }

    private static String place(Contribution contribution, @Nullable UUID viewer) {
        return (viewer == null && contribution.waits() ? 0 : 1) + " " + contribution.id();
    }

    private static Place place(String after) {
        var parts = after.split(" ", 2);
        return new Place(Integer.parseInt(parts[0]), UUID.fromString(parts[1]));
    }
}
