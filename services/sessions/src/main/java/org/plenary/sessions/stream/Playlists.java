package org.plenary.sessions.stream;

import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.ServerControl;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The playlists that the media server hands to those who watch (RFC 8216), read as their players read
/// them.
@ApplicationScoped
class Playlists {

    private static final Logger LOG = Logger.getLogger(Playlists.class);

    /// Where a player begins when a playlist does not say: so many target durations before the end
    /// (RFC 8216, 6.3.3).
    private static final double TARGETS_HELD_BACK = 3;

    private final StreamConfig config;
    private final InstantSource clock;
    private final HttpClient http;

    Playlists(StreamConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    /// How far behind what is published now a player plays: the age of the newest picture, and what
    /// players hold back. Empty when there is no playlist yet, or it tells no times.
    ///
    /// @param path of the stream
    Optional<Duration> delay(String path) {
        try {
            var index = URI.create("%s/%s/index.m3u8".formatted(config.media(), path));
            var variants = new MasterPlaylistParser(ParsingMode.LENIENT)
                    .readPlaylist(text(index))
                    .variants();
            if (variants.isEmpty()) {
                return Optional.empty();
            }
            var media = text(index.resolve(variants.getFirst().uri()));
            return delay(new MediaPlaylistParser(ParsingMode.LENIENT).readPlaylist(media), clock.instant());
        } catch (IOException none) {
            LOG.debugf("No playlist to measure by: %s", none.toString());
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<Duration> delay(MediaPlaylist playlist, Instant now) {
        var heldBack = playlist.serverControl()
                .flatMap(ServerControl::holdBack)
                .orElse(playlist.targetDuration() * TARGETS_HELD_BACK);
        return Optional.ofNullable(end(playlist))
                .map(end -> Duration.between(end, now).plus(seconds(heldBack)));
    }

    /// When the newest picture was taken in: the last time that is told, and what follows it; null
    /// when none is.
    private static @Nullable Instant end(MediaPlaylist playlist) {
        @Nullable Instant end = null;
        for (var segment : playlist.mediaSegments()) {
            var begin = segment.programDateTime().map(OffsetDateTime::toInstant).orElse(end);
            end = begin == null ? null : begin.plus(seconds(segment.duration()));
        }
        return end;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private String text(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(config.timeout()).build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Status " + answer.statusCode());
        }
        return answer.body();
    }
}
