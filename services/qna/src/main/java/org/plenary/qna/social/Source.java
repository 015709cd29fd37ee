package org.plenary.qna.social;

import java.net.URI;
import java.util.UUID;

/// Where a conference's posts come from.
///
/// @param name what its organiser calls it
public record Source(UUID id, UUID conference, Kind kind, String name) {

    /// How they come.
    public sealed interface Kind {

        /// They are delivered to us, signed.
        record Webhook() implements Kind {}

        /// We follow the conference's tag there.
        record Mastodon(URI server) implements Kind {}
    }
}
