package org.plenary.youth.admission;

/// How old somebody may be of whom only the year of birth is known.
///
/// @param birthYear such as 2010
/// @param year the year it is now
public record Age(int birthYear, int year) {

    private static final int ADULT = 18;
    private static final int YOUNGEST = 13;

    /// The age before this year's birthday.
    public int youngest() {
        return year - birthYear - 1;
    }

    /// The age after this year's birthday.
    public int oldest() {
        return year - birthYear;
    }

    /// Whether they may be younger than that; on doubt, yes.
    boolean mayBeBelow(int years) {
        return youngest() < years;
    }

    /// Whether they may be of age: then they are no youth to us.
    boolean mayBeAdult() {
        return oldest() >= ADULT;
    }

    /// Whether they cannot yet be as old as the forum's youngest band.
    boolean isTooYoung() {
        return oldest() < YOUNGEST;
    }
}
