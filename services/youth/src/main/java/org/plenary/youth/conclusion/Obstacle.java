package org.plenary.youth.conclusion;

/// Rules that something about a conclusion can be against.
public enum Obstacle {
    WRONG_STATE("wrongState", "That cannot be done with this conclusion any more, or not yet."),
    TOO_MANY("tooManyConclusions", "The room has as many conclusions as it can have."),
    NEEDS_CONTRIBUTIONS("needsContributions", "Nothing that this rests on can be read any more."),
    NEEDS_STANCES("needsStances", "Fewer than half of the young people here have taken a stance."),
    NOT_AGREED("notAgreed", "Not more agree than disagree.");

    private final String code;
    private final String detail;

    Obstacle(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /// For programs.
    public String code() {
        return code;
    }

    /// For people.
    public String detail() {
        return detail;
    }
}
