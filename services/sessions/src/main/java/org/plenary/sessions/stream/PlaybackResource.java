package org.plenary.sessions.stream;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.sessions.forms.Reads;
import org.plenary.sessions.programme.SessionDoor;
import org.plenary.sessions.programme.SessionDoor.Entered;

/// Where a session plays, for those who may watch it.
@Path("/api/v1/programme/sessions/{id}/playback")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class PlaybackResource {

    /// Where it plays.
    ///
    /// @param hls the whole picture, with sound; null while there is none
    /// @param audioOnly the sound alone, by the name that both media servers give it
    /// @param startedAt when it went live
    @Schema(name = "Playback")
    record Playback(
            @Nullable String hls,
            @Nullable String audioOnly,
            List<String> captions,
            List<String> channels,
            @Nullable String replay,
            @Nullable Instant startedAt) {}

    private final Streams streams;
    private final SessionDoor door;

    PlaybackResource(Streams streams, SessionDoor door) {
        this.streams = streams;
        this.door = door;
    }

    @GET
    @Operation(operationId = "getPlayback", summary = "Where the session plays")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Playback.class)))
    @APIResponse(responseCode = "401", description = "Only participants may watch, and nobody is logged in")
    @APIResponse(responseCode = "403", description = "participantsOnly")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    public Response playback(@PathParam("id") String id, @Context Request request) {
        var entered = door.watched(id);
        var path = streams.find(entered.session().id())
                .filter(stream -> isPlaying(stream, entered))
                .map(Stream::path)
                .orElse(null);
        var startedAt = entered.session().live().startedAt();
        var playback = new Playback(
                path == null ? null : "/hls/%s/index.m3u8".formatted(path),
                path == null ? null : "/hls/%s/audio2_stream.m3u8".formatted(path),
                List.of(),
                List.of(),
                null,
                startedAt);
        return Reads.of(
                request, Response.ok(playback), Replies.tagOf(String.valueOf(path), String.valueOf(startedAt)), false);
    }

    /// On air for everyone; before that for those backstage, as soon as there is a picture.
    private static boolean isPlaying(Stream stream, Entered entered) {
        if (!entered.session().open()) {
            return false;
        }
        return switch (entered.session().live().state()) {
            case LIVE, PAUSED -> true;
            case SCHEDULED, PREVIEW -> entered.backstage() && stream.connectedAt() != null;
            case ENDED, REPLAY -> false;
        };
    }
}
