package org.plenary.youth.seal;

import java.time.Instant;
import java.util.UUID;

/// That somebody has read what is sealed.
///
/// @param topic of the room
/// @param by the name of who read it
record Reading(UUID id, UUID contribution, UUID breakout, String topic, String by, Instant at) {}
