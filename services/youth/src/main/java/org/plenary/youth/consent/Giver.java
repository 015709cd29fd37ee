package org.plenary.youth.consent;

import java.util.Locale;

/// Who answers.
public enum Giver {
    GUARDIAN,
    SELF;

    /// As tables have it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
