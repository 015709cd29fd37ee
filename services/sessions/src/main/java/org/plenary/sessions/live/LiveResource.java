package org.plenary.sessions.live;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
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
import org.plenary.platform.http.Problems;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.sessions.live.LiveRule.Outcome;
import org.plenary.sessions.programme.LiveState;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.SessionDoor;
import org.plenary.sessions.programme.SessionReply;
import org.plenary.sessions.rights.Role;

/// Moves a session by hand: producers and chairs.
@Path("/api/v1/programme/sessions/{id}/live")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class LiveResource {

    private static final Set<Role> DIRECTING = EnumSet.of(Role.PRODUCER, Role.CHAIR);

    /// What is wished: a state, whether it goes live by itself, or both.
    @Schema(name = "LiveAsk")
    record Ask(
            @Pattern(
                    regexp = "preview|live|paused|ended|replay",
                    message = "must be preview, live, paused, ended or replay")
            @Nullable
            String state,

            @Nullable Boolean armed) {}

    private final LiveStates states;
    private final SessionDoor door;
    private final Idempotency idempotency;

    LiveResource(LiveStates states, SessionDoor door, Idempotency idempotency) {
        this.states = states;
        this.door = door;
        this.idempotency = idempotency;
    }

    @POST
    @Authenticated
    @Operation(operationId = "moveSession", summary = "Moves a session's live state, or arms its start")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Detail.class)))
    @APIResponse(
            responseCode = "403",
            description = "The caller is neither producer nor chair; or a chair undoes an end")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    @APIResponse(responseCode = "409", description = "wrongState, undoTooLate")
    @APIResponse(responseCode = "422", description = "invalid")
    public Response move(@PathParam("id") String id, Body<Ask> body) {
        var entered = door.asOneOf(id, DIRECTING);
        var roles = door.roles(entered);
        var ask = body.valid();
        if (ask.state() == null && ask.armed() == null) {
            throw Problems.invalid("state", "or armed must be given");
        }
        return idempotency.once(ask, () -> {
            var session = entered.session();
            if (ask.state() != null) {
                session = moved(session.id(), new Cause.Hand(roles, LiveState.of(ask.state())));
            }
            if (ask.armed() != null) {
                session = moved(session.id(), new Cause.Arm(ask.armed()));
            }
            return SessionReply.changed(entered, session);
        });
    }

    private Session moved(UUID session, Cause cause) {
        var result = states.apply(session, cause);
        return switch (result.outcome()) {
            case Outcome.Moved(var live) -> result.session();
            case Outcome.Unmoved() -> result.session();
            case Outcome.WrongState(var from) ->
                throw Problems.conflict("wrongState", "The session is %s: that cannot follow.".formatted(from.code()));
            case Outcome.TooLate() ->
                throw Problems.conflict("undoTooLate", "The session ended too long ago to be taken up again.");
            case Outcome.NotYours() ->
                throw Problems.forbidden("forbidden", "Only a producer takes an ended session up again.");
        };
    }
}
