package org.plenary.youth.report;

import java.util.Locale;

/// What is wrong, in the words of young people.
public enum Reason {
    UNKIND,
    UNSAFE,
    /// Somebody told, or asked for, what is nobody's business.
    PRIVATE,
    /// Somebody is pushed to do or say something.
    PRESSURE,
    OTHER;

    /// As JSON and tables have it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
