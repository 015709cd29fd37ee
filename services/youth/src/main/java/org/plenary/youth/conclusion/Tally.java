package org.plenary.youth.conclusion;

import org.jspecify.annotations.Nullable;

/// How many young people think what of a conclusion.
public record Tally(long agree, long disagree, long pass) {

    /// Fewer people than this are not told of outside of the room (see the safeguarding statements on figures).
    static final int FEWEST_TOLD = 5;

    /// A count as everybody may know it; null when it points at few people.
    public static @Nullable Long told(long people) {
        return people < FEWEST_TOLD ? null : people;
    }
}
