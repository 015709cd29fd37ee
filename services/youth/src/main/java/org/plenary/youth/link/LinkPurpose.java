package org.plenary.youth.link;

import java.util.Locale;

/// What a link is for.
public enum LinkPurpose {
    /// The adult of a sending organisation confirms its members; the id is the group's.
    CONFIRMATION,
    /// A guardian consents; the id is the admission's.
    GUARDIAN;

    /// As tables have it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
