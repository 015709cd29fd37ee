package org.plenary.sessions.updates;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.sessions.forms.Reads;
import org.plenary.sessions.programme.SessionDoor;
import org.plenary.sessions.rights.Role;

/// Posts and reads updates.
@Path("/api/v1/programme/sessions/{id}/updates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class UpdateResource {

    private static final Set<Role> POSTING = EnumSet.of(Role.MODERATOR, Role.PRODUCER);

    /// A new update.
    @Schema(name = "UpdateAsk")
    record Ask(@NotNull @PlainText(max = 500) String text) {}

    /// An update as JSON shows it.
    @Schema(name = "Update")
    record Shown(UUID id, UUID session, String text, Instant postedAt, long version) {

        static Shown of(Update update) {
            return new Shown(update.id(), update.session(), update.text(), update.postedAt(), update.version());
        }
    }

    /// A page of updates.
    @Schema(name = "UpdatePage")
    record Page(List<Shown> items) {}

    private final Updates updates;
    private final SessionDoor door;
    private final Caller caller;
    private final Idempotency idempotency;

    UpdateResource(Updates updates, SessionDoor door, Caller caller, Idempotency idempotency) {
        this.updates = updates;
        this.door = door;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @Authenticated
    @Operation(operationId = "postUpdate", summary = "Posts an update")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "403", description = "The caller is neither moderator nor producer")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    @APIResponse(responseCode = "422", description = "invalid, text.control")
    public Response post(@PathParam("id") String id, Body<Ask> body) {
        var session = door.asOneOf(id, POSTING).session();
        var ask = body.valid();
        return idempotency.once(ask, () -> {
            var update = updates.add(session.id(), ask.text(), caller.subject());
            return Response.status(Response.Status.CREATED)
                    .entity(Shown.of(update))
                    .tag(Long.toString(update.version()))
                    .build();
        });
    }

    @GET
    @Operation(operationId = "listUpdates", summary = "A session's updates, the newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "401", description = "Only participants may watch, and nobody is logged in")
    @APIResponse(responseCode = "403", description = "participantsOnly")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        var entered = door.watched(id);
        var paging = Paging.of(limit, after, uri);
        var items = updates.page(entered.session().id(), place(paging.after()), paging.probe()).stream()
                .map(Shown::of)
                .toList();
        var page = paging.page(items, uri, item -> item.postedAt() + " " + item.id());
        var tag = Replies.tagOf(
                items.stream().map(item -> item.id() + " " + item.version()).toList());
        return Reads.of(request, page, tag, entered.session().open() && !entered.backstage());
    }

    private static Updates.@Nullable Place place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            var parts = after.split(" ", 2);
            return new Updates.Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException notOurs) {
            throw Problems.malformed("malformed", "after takes what a Link gave.");
        }
    }
}
