package org.plenary.sessions.stream;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where an encoder sends the picture to.
@Singleton
class Ingest {

    private static final String USER = "stream";

    /// One address.
    @Schema(name = "IngestAddress")
    record Address(String protocol, String url) {}

    private final StreamConfig config;

    Ingest(StreamConfig config) {
        this.config = config;
    }

    /// The addresses of a stream.
    ///
    /// @param key what makes them complete; null for addresses that anyone may see
    List<Address> addresses(Stream stream, @Nullable String key) {
        return switch (config.server()) {
            case EMBEDDED -> stream.port() == null ? List.of() : List.of(ownListener(stream.port(), key));
            case MEDIAMTX -> List.of(srt(stream, key), rtmp(stream, key));
        };
    }

    private Address ownListener(int port, @Nullable String key) {
        return new Address(
                "srt",
                "srt://%s:%d?mode=caller%s".formatted(config.host(), port, key == null ? "" : "&passphrase=" + key));
    }

    private Address srt(Stream stream, @Nullable String key) {
        return new Address(
                "srt",
                "srt://%s:%d?mode=caller&pkt_size=1316&streamid=publish:%s%s"
                        .formatted(
                                config.host(),
                                config.srtPort(),
                                stream.path(),
                                key == null ? "" : ":%s:%s".formatted(USER, key)));
    }

    private Address rtmp(Stream stream, @Nullable String key) {
        return new Address(
                "rtmp",
                "rtmp://%s:%d/%s%s"
                        .formatted(
                                config.host(),
                                config.rtmpPort(),
                                stream.path(),
                                key == null ? "" : "?user=%s&pass=%s".formatted(USER, key)));
    }
}
