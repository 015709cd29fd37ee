package org.plenary.sessions.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Texts;

/// What media servers ask. Reached by them alone, never through edge: a call from elsewhere, or one that was passed on,
/// is refused like a wrong key.
@Path("/api/v1/programme/media")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Media")
public class MediaResource {

    /// Headers by which a proxy says that it passes a call on.
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto");

    private static final int MOST_PARAMETERS = 20;
    private static final int LONGEST_ASK = 16 * 1024;

    /// MediaMTX's HTTP authentication body.
    @Schema(name = "MediaAsk")
    record Ask(
            @Nullable String user,
            @Nullable String password,
            @Nullable String token,
            @Nullable String ip,
            @Nullable String action,
            @Nullable String path,
            @Nullable String protocol,
            @Nullable String id,
            @Nullable String query) {}

    /// Streams that may be published to now.
    @Schema(name = "MediaStreams")
    record Prepared(List<PreparedStream> items) {}

    /// What the embedded server listens with.
    @Schema(name = "MediaStream")
    record PreparedStream(
            String path, String passphrase, @Nullable Integer port) {}

    private final Streams streams;
    private final StreamKeys keys;
    private final Networks networks;
    private final ObjectMapper json;
    private final HttpServerRequest request;
    private final MeterRegistry metrics;

    MediaResource(
            Streams streams,
            StreamKeys keys,
            StreamConfig config,
            ObjectMapper json,
            HttpServerRequest request,
            MeterRegistry metrics) {
        this.streams = streams;
        this.keys = keys;
        this.networks = new Networks(config.networks());
        this.json = json;
        this.request = request;
        this.metrics = metrics;
    }

    @POST
    @Path("/auth")
    @Operation(operationId = "authoriseMedia", summary = "Whether the media server may let somebody publish or read")
    @RequestBody(content = @Content(schema = @Schema(implementation = Ask.class)))
    @APIResponse(responseCode = "200", description = "Yes")
    @APIResponse(responseCode = "401", description = "No, for whatever reason")
    public Response authorise(byte[] body) {
        var ask = read(body);
        var granted = ask != null && isFromMediaServer() && isGranted(ask);
        metrics.counter("plenary.sessions.media.asks", "granted", Boolean.toString(granted))
                .increment();
        return Response.status(granted ? Response.Status.OK : Response.Status.UNAUTHORIZED)
                .build();
    }

    @GET
    @Path("/streams")
    @RolesAllowed("service")
    @Operation(operationId = "listMediaStreams", summary = "Streams that may be published to now, with their keys")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Prepared.class)))
    @APIResponse(responseCode = "401", description = "No token")
    @APIResponse(responseCode = "403", description = "The token is not a service's, or the call was passed on")
    public Response listPrepared() {
        if (isPassedOn()) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        var items = streams.publishable().stream()
                .filter(stream -> stream.port() != null)
                .map(stream ->
                        new PreparedStream(stream.path(), keys.key(stream.id(), stream.generation()), stream.port()))
                .toList();
        return Replies.personal(Response.ok(new Prepared(items)));
    }

    /// Publishing takes the key of a stream that may be published to; reading takes a path that exists, which nobody
    /// guesses. Everything else (the control API, metrics) is nobody's.
    private boolean isGranted(Ask ask) {
        if (ask.action() == null || ask.path() == null || !Texts.isShowable(ask.path())) {
            return false;
        }
        var stream = streams.onPath(ask.path());
        return switch (ask.action()) {
            case "publish" ->
                stream.filter(known -> candidates(ask).stream()
                                .anyMatch(key -> keys.isKey(key, known.id(), known.generation())))
                        .filter(known -> streams.isPublishable(known.id()))
                        .filter(known -> isAdmitted(known, ask.id()))
                        .isPresent();
            case "read", "playback" -> stream.isPresent();
            default -> false;
        };
    }

    /// Whoever cannot be told from others later on cannot be cut when the key ends, and is not let in.
    private boolean isAdmitted(Stream stream, @Nullable String connection) {
        return connection != null && !connection.isBlank() && streams.admit(stream, connection);
    }

    /// Where encoders put a key: the password (RTMP's `pass`, SRT's stream id), a token, or a parameter.
    private static List<String> candidates(Ask ask) {
        var candidates = new ArrayList<String>();
        if (ask.password() != null) {
            candidates.add(ask.password());
        }
        if (ask.token() != null) {
            candidates.add(ask.token());
        }
        if (ask.query() != null) {
            for (var parameter : ask.query().split("[?&]", MOST_PARAMETERS)) {
                if (parameter.startsWith("key=") || parameter.startsWith("pass=")) {
                    candidates.add(parameter.substring(parameter.indexOf('=') + 1));
                }
            }
        }
        return candidates;
    }

    private @Nullable Ask read(byte[] body) {
        try {
            return body.length > LONGEST_ASK ? null : json.readValue(body, Ask.class);
        } catch (JsonProcessingException unreadable) {
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private boolean isFromMediaServer() {
        var address = request.remoteAddress();
        return !isPassedOn()
                && address != null
                && address.hostAddress() != null
                && networks.hold(address.hostAddress());
    }

    private boolean isPassedOn() {
        return PASSED_ON.stream().anyMatch(header -> request.getHeader(header) != null);
    }
}
