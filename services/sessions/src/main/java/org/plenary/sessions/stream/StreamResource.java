package org.plenary.sessions.stream;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.SessionDoor;
import org.plenary.sessions.rights.Role;

/// A session's stream: producers prepare it, look after it and take its key.
@Path("/api/v1/programme/sessions/{id}/stream")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class StreamResource {

    /// The stream as its producer sees it.
    @Schema(name = "Stream")
    record Shown(
            UUID session,
            String path,
            List<Ingest.Address> ingest,
            @Nullable Instant keyIssuedAt,
            Health health,
            long version) {}

    /// What is known of the encoder.
    @Schema(name = "StreamHealth")
    record Health(boolean connected, @Nullable Instant since, long bytesReceived) {}

    /// A key, shown once.
    @Schema(name = "StreamKey")
    record Key(String key, List<Ingest.Address> ingest) {}

    private final Streams streams;
    private final StreamKeys keys;
    private final Ingest ingest;
    private final MediaControl media;
    private final SessionDoor door;
    private final Idempotency idempotency;

    StreamResource(
            Streams streams,
            StreamKeys keys,
            Ingest ingest,
            MediaControl media,
            SessionDoor door,
            Idempotency idempotency) {
        this.streams = streams;
        this.keys = keys;
        this.ingest = ingest;
        this.media = media;
        this.door = door;
        this.idempotency = idempotency;
    }

    @PUT
    @Authenticated
    @Operation(operationId = "prepareStream", summary = "Prepares the session's stream")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "403", description = "The caller is not a producer")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    @APIResponse(responseCode = "409", description = "noIngestFree: every port is taken")
    @APIResponse(responseCode = "422", description = "closedStreamUnsupported")
    public Response prepare(@PathParam("id") String id) {
        var session = produced(id);
        return shown(streams.prepare(session.id())
                .orElseThrow(() ->
                        Problems.conflict("noIngestFree", "Every ingest port is taken. End a session that is over.")));
    }

    @GET
    @Authenticated
    @Operation(operationId = "getStream", summary = "The session's stream and the health of its encoder")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "403", description = "The caller is not a producer")
    @APIResponse(responseCode = "404", description = "No stream is prepared; or unknown, withdrawn, not the caller's")
    public Response get(@PathParam("id") String id) {
        return shown(prepared(door.asOneOf(id, Set.of(Role.PRODUCER)).session()));
    }

    @POST
    @Path("/key")
    @Authenticated
    @Operation(operationId = "issueStreamKey", summary = "Issues a stream key, shown once; the last one ends")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Key.class)))
    @APIResponse(responseCode = "403", description = "The caller is not a producer")
    @APIResponse(responseCode = "404", description = "No stream is prepared; or unknown, withdrawn, not the caller's")
    @APIResponse(responseCode = "409", description = "wrongState, secretAlreadyShown")
    @APIResponse(responseCode = "422", description = "closedStreamUnsupported")
    public Response issueKey(@PathParam("id") String id) {
        var session = produced(id);
        var before = prepared(session);
        var response = idempotency.onceWithSecret("", () -> {
            if (!streams.isPublishable(before.id())) {
                throw Problems.conflict("wrongState", "The session is over: nobody publishes to it any more.");
            }
            var stream = streams.renewKey(session.id());
            var key = keys.key(stream.id(), stream.generation());
            return Replies.personal(
                    Response.status(Response.Status.CREATED).entity(new Key(key, ingest.addresses(stream, key))));
        });
        media.kick(before.path());
        return response;
    }

    private Session produced(String id) {
        var session = door.asOneOf(id, Set.of(Role.PRODUCER)).session();
        if (!session.open()) {
            throw Problems.unprocessable(
                    "closedStreamUnsupported", "Only sessions that anyone may watch can be streamed for now.");
        }
        return session;
    }

    private Stream prepared(Session session) {
        return streams.find(session.id()).orElseThrow(() -> Problems.notFound("No stream is prepared."));
    }

    private Response shown(Stream stream) {
        var health = new Health(stream.connectedAt() != null, stream.connectedAt(), stream.bytesReceived());
        var shown = new Shown(
                stream.session(),
                stream.path(),
                ingest.addresses(stream, null),
                stream.keyIssuedAt(),
                health,
                stream.version());
        return Replies.personalAlways(Response.ok(shown), Long.toString(stream.version()));
    }
}
