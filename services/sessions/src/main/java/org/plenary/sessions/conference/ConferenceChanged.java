package org.plenary.sessions.conference;

import java.util.UUID;

/// Told within the transaction of a change that shows on the pages of a conference's sessions: its title, time zone,
/// access, rule of attribution or accent, or a theme's name.
public record ConferenceChanged(UUID conference) {}
