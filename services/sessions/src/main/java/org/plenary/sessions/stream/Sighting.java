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
/// @param outdated publishers that did not come with the key that is valid now: what they send is no picture
/// @param encoders how many streams have a picture
record Sighting(List<Stream> came, List<Stream> went, Map<UUID, Long> counted, List<Publisher> outdated, int encoders) {

    /// Compares.
    ///
    /// @param known all streams that were connected, and all on the paths that are seen
    /// @param seen paths that a picture comes in on, with who sends it
    /// @param asksForEach whether the media server asks for each connection; one that does not ends those that
    ///     came with an old key by itself
    static Sighting of(List<Stream> known, Map<String, Publisher> seen, boolean asksForEach) {
        var came = new ArrayList<Stream>();
        var went = new ArrayList<Stream>();
        var counted = new HashMap<UUID, Long>();
        var outdated = new ArrayList<Publisher>();
        int encoders = 0;
        for (var stream : known) {
            var publisher = seen.get(stream.path());
            boolean old = publisher != null && asksForEach && !stream.admitted().contains(publisher.connection());
            if (old) {
                outdated.add(publisher);
            }
            if (publisher == null || old) {
                if (stream.connectedAt() != null) {
                    went.add(stream);
                }
                continue;
            }
            encoders++;
            if (stream.connectedAt() == null) {
                came.add(stream);
            }
            if (publisher.bytesReceived() != stream.bytesReceived()) {
                counted.put(stream.id(), publisher.bytesReceived());
            }
        }
        return new Sighting(came, went, counted, outdated, encoders);
    }
}
