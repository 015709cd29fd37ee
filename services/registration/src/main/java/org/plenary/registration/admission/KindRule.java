package org.plenary.registration.admission;

import org.jspecify.annotations.Nullable;

/// How people of one kind come in.
///
/// @param capacity places; null for as many as come
/// @param approval whether an organiser decides on each
/// @param invitationOnly whether only invited people may register
public record KindRule(Kind kind, @Nullable Integer capacity, boolean approval, boolean invitationOnly) {

    /// More places than any hall has; a bound on what one raise can move up.
    public static final int MOST_PLACES = 100_000;

    private static final int USUAL_DELEGATES = 100;

    public KindRule {
        if (capacity != null && (capacity < 0 || capacity > MOST_PLACES)) {
            throw new IllegalArgumentException("capacity of %s is %d".formatted(kind.word(), capacity));
        }
    }

    /// The rule where organisers have said nothing.
    public static KindRule usual(Kind kind) {
        return new KindRule(kind, kind == Kind.DELEGATE ? USUAL_DELEGATES : null, false, false);
    }

    /// How many more have a place when `taken` have one: none where the capacity was lowered below them.
    public int free(int taken) {
        return capacity == null ? Integer.MAX_VALUE : Math.max(0, capacity - taken);
    }
}
