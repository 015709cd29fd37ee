package org.plenary.qna.claim;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.claim.Claims.Taken;
import org.plenary.qna.moderation.Deciding;
import org.plenary.qna.rights.Role;

/// Telling other moderators which question one has open, so that no two work on the same.
@Path("/api/v1/qna/questions/{id}/claim")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class ClaimResource {

    /// A claim of the caller's.
    ///
    /// @param until when it ends unless it is renewed
    @Schema(name = "QnaClaim")
    record View(UUID question, Instant until) {}

    private final Deciding deciding;
    private final Claims claims;
    private final Caller caller;

    ClaimResource(Deciding deciding, Claims claims, Caller caller) {
        this.deciding = deciding;
        this.claims = claims;
        this.caller = caller;
    }

    @PUT
    @Operation(
            operationId = "claimQuestion",
            summary = "Tells other moderators that I have this question open; to be renewed every ten seconds")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`claimed`: another moderator has it open")
    public Response claim(@PathParam("id") String id) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var name = caller.claim("name").orElse("Another moderator");
        return switch (claims.take(acting.session().id(), question, acting.subject(), name)) {
            case Taken.Yours(Claim mine) -> Replies.personal(Response.ok(new View(question, mine.until())));
            case Taken.Theirs(Claim theirs) ->
                throw Problems.conflict("claimed", "%s has this question open.".formatted(theirs.name()));
        };
    }

    @DELETE
    @Operation(operationId = "releaseQuestion", summary = "I have this question open no more")
    @APIResponse(responseCode = "204", description = "It is not yours any more, or never was")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    public Response release(@PathParam("id") String id) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        claims.release(acting.session().id(), question, acting.subject());
        return Response.noContent().build();
    }
}
