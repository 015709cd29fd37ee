package org.plenary.youth.report;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a report is about.
///
/// @param name of a person, as the others see it
/// @param id of a contribution, a conclusion, a question or another thing that has one
public record About(
        Kind kind, @Nullable String name, @Nullable UUID id) {

    /// What kind of thing.
    public enum Kind {
        PERSON,
        CONTRIBUTION,
        ROOM,
        CONCLUSION,
        /// One that its author has suggested to the forum, and what they were told about it.
        QUESTION,
        /// Whoever is the safeguarding lead: no name of theirs is shown to young people.
        LEAD,
        OTHER;

        /// As JSON and tables have it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Whether it is something that says something itself.
    boolean hasWords() {
        return switch (kind) {
            case CONTRIBUTION, CONCLUSION, QUESTION -> true;
            case PERSON, ROOM, LEAD, OTHER -> false;
        };
    }

    /// Without what is personal.
    @Override
    public String toString() {
        return "About[" + kind + ']';
    }
}
