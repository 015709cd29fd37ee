package org.plenary.youth.contribution;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Replies;
import org.plenary.youth.contribution.ContributionForm.View;
import org.plenary.youth.room.Door;

/// What a young person has said in any room: who was moved elsewhere learns here what became of it.
@Path("/api/v1/youth/conferences/{slug}/contributions/mine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Youth forum")
public class OwnContributionsResource {

    private final Voices voices;
    private final Contributions contributions;

    OwnContributionsResource(Voices voices, Contributions contributions) {
        this.voices = voices;
        this.contributions = contributions;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listMyYouthContributions",
            summary = "What you have said in the forum, in whichever room, and what became of it; the oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "403", description = "`youthOnly`: staff say nothing here; " + Door.NOT_IN_FORUM)
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(
            @RestPath String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var author = voices.author(slug).id();
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var page = contributions.ofAuthor(author, begin, paging.probe()).stream()
                .map(contribution -> View.ofYouth(contribution, author))
                .toList();
        return Replies.personal(paging.page(page, uri, view -> view.id().toString()));
    }
}
