package org.plenary.qna.window;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Role;
import org.plenary.qna.window.Window.Wish;

/// Opens and closes a session for questions and votes.
@Path("/api/v1/qna/sessions/{id}/window")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class WindowResource {

    /// What a moderator or chair sends.
    @Schema(name = "QnaWindowSetting")
    record Setting(
            @NotNull Boolean asking,
            @NotNull Boolean voting,
            @Nullable Instant closesAt) {}

    private final Gate gate;
    private final Windows windows;
    private final InstantSource clock;

    WindowResource(Gate gate, Windows windows, InstantSource clock) {
        this.gate = gate;
        this.windows = windows;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "getQnaWindow", summary = "Whether the session takes questions and votes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QnaWindow.class)))
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response get(@PathParam("id") String id, @Context Request request) {
        var session = gate.watching(gate.session(id));
        var shown = QnaWindow.of(windows.find(session.id()), clock.instant());
        return Replies.personal(request, Response.ok(shown), Long.toString(shown.version()));
    }

    @PUT
    @Authenticated
    @Operation(operationId = "setQnaWindow", summary = "Opens or closes the session for questions and votes")
    @RequestBody(content = @Content(schema = @Schema(implementation = Setting.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QnaWindow.class)))
    @APIResponse(responseCode = "403", description = "Only a moderator or the chair")
    @APIResponse(responseCode = "409", description = "`sessionEnded`: an ended session opens for nothing")
    @APIResponse(responseCode = "422", description = "`invalid`")
    public Response set(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Setting> body) {
        var acting = gate.acting(gate.session(id), Role.MODERATOR, Role.CHAIR);
        var read = body.read();
        var expected = Versions.expected(ifMatch);
        var session = acting.session().id();
        var current = windows.find(session);
        Versions.match(expected, current.version(), () -> QnaWindow.of(current, clock.instant()));
        var wish = wish(body.check(read));
        return switch (windows.set(session, wish, expected, acting.role().word(), acting.subject())) {
            case Windows.Set.Done(Window window) -> answer(window);
            case Windows.Set.Changed(Window changed) -> throw Problems.changed(QnaWindow.of(changed, clock.instant()));
            case Windows.Set.SessionEnded() -> throw Problems.conflict("sessionEnded", "This session has ended.");
        };
    }

    private Wish wish(Setting setting) {
        var closesAt = setting.closesAt();
        if (closesAt != null && !closesAt.isAfter(clock.instant())) {
            throw Problems.invalid("closesAt", "must be in the future");
        }
        return new Wish(
                setting.asking(), setting.voting(), closesAt == null ? null : closesAt.truncatedTo(ChronoUnit.MICROS));
    }

    private Response answer(Window window) {
        return Response.ok(QnaWindow.of(window, clock.instant()))
                .tag(Long.toString(window.version()))
                .build();
    }
}
