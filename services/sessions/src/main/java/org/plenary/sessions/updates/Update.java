package org.plenary.sessions.updates;

import java.time.Instant;
import java.util.UUID;

/// A short post.
///
/// @param version always 1 for now: an update is not changed
public record Update(UUID id, UUID session, String text, Instant postedAt, long version) {}
