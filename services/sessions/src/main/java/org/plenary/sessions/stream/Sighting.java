package org.plenary.sessions.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one look at the media server tells of the streams it concerns.
///
/// @param came streams an encoder has begun to publish to
/// @param went streams whose encoder is gone
/// @param counted bytes received, of streams where they have changed
record Sighting(List<Stream> came, List<Stream> went, Map<UUID, Long> counted) {

    /// Compares.
    ///
    /// @param known all streams that were connected, and all on the paths that are seen
    /// @param seen paths that a picture comes in on, with the bytes received
    static Sighting of(List<Stream> known, Map<String, Long> seen) {
        var came = new ArrayList<Stream>();
        var went = new ArrayList<Stream>();
        var counted = new HashMap<UUID, Long>();
        for (var stream : known) {
            var bytes = seen.get(stream.path());
            if (bytes == null) {
                went.add(stream);
                continue;
            }
            if (stream.connectedAt() == null) {
                came.add(stream);
            }
            if (bytes != stream.bytesReceived()) {
                counted.put(stream.id(), bytes);
            }
        }
        return new Sighting(came, went, counted);
    }
}
