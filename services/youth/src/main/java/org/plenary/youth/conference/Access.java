package org.plenary.youth.conference;

import java.util.Locale;

/// Who may watch and take part in a conference.
public enum Access {
    /// Everyone watches, participants act.
    OPEN,
    /// Only participants watch; the programme is public.
    REGISTRATION,
    /// Only participants know of it.
    INVITATION;

    /// As tables have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Access of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
