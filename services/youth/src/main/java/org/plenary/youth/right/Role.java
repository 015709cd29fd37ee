package org.plenary.youth.right;

/// What an organiser lets a person do, as far as the youth forum asks for it.
public enum Role {
    /// Answers for the forum's safety.
    LEAD,
    FACILITATOR,
    ORGANISER,
    /// Responds to conclusions for the conference.
    CHAIR,
    /// Moderates, produces or captions: no right in the youth forum, but whoever does is of age.
    OTHER
}
