package org.plenary.sessions.stream;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session's way for the picture.
///
/// @param path its name at the media server
/// @param generation which key is valid; 0 before the first
/// @param port its own, where the media server gives each stream one
/// @param admitted connections that were let in with the valid key, the newest first
/// @param connectedAt since when an encoder publishes; null while none does
/// @param version rises with preparing and with each key, not with what the encoder does
record Stream(
        UUID id,
        UUID session,
        String path,
        int generation,
        @Nullable Instant keyIssuedAt,
        @Nullable Integer port,
        List<String> admitted,
        @Nullable Instant connectedAt,
        long bytesReceived,
        long version) {

    Stream {
        admitted = List.copyOf(admitted);
    }
}
