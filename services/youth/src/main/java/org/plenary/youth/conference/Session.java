package org.plenary.youth.conference;

import java.util.UUID;

/// A session of a conference.
///
/// @param over whether it has ended, or was taken off the programme
/// @param version the sessions service's, to keep the newest
public record Session(UUID id, UUID conference, boolean over, long version) {}
