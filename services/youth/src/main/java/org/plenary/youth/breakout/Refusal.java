package org.plenary.youth.breakout;

/// Rules that something in a room can be against.
public enum Refusal {
    NEEDS_TWO_FACILITATORS("needsTwoFacilitators", "Two vetted facilitators have to be in the room first."),
    NOT_OPEN("notOpen", "This room is not open."),
    HELD("held", "The room waits for its second facilitator. You will be let in as soon as they are here."),
    FROZEN("frozen", "The room is stopped for the moment."),
    FROZEN_BY_LEAD("frozenByLead", "The safeguarding lead has stopped this room and lets it go on."),
    OTHER_BAND("otherBand", "This room is for another age."),
    FULL("full", "This room is full."),
    NOT_ASSIGNED("notAssigned", "You have been given another room, or none yet."),
    NOT_HERE("notHere", "You are not in this room."),
    NO_CONSENT("noConsent", "Somebody here may not be recorded."),
    TOO_LONG("tooLong", "A room cannot be open that long.");

    private final String code;
    private final String detail;

    Refusal(String code, String detail) {
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
