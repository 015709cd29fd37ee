package org.plenary.sessions.rights;

import java.util.EnumSet;
import java.util.Set;

/// What an organiser lets a person do at a conference.
public enum Role {
    CHAIR,
    MODERATOR,
    PRODUCER,
    CAPTIONER,
    FACILITATOR,
    SPEAKER,
    ORGANISER;

    /// Those who see what is prepared before everyone else does.
    public static final Set<Role> BACKSTAGE = Set.copyOf(EnumSet.of(CHAIR, MODERATOR, PRODUCER, ORGANISER));
}
