package org.plenary.sessions.rights;

import java.util.UUID;

/// One person at one conference, as what rights are asked about.
public record Member(UUID conference, UUID subject) {}
