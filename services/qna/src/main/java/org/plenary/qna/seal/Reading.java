package org.plenary.qna.seal;

import java.time.Instant;
import java.util.UUID;

/// That somebody has read what is sealed.
///
/// @param by the name of who read it
record Reading(UUID id, UUID question, String by, Instant at) {}
