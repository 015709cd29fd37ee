package org.plenary.youth.breakout;

/// What a room is at a moment.
public enum RoomState {
    /// Not opened yet.
    PLANNED("planned"),
    OPEN("open"),
    /// Open, but with fewer than two facilitators: young people wait in the lobby.
    HELD("held"),
    /// Open, and stopped by a facilitator or the lead.
    FROZEN("frozen"),
    CLOSED("closed");

    private final String word;

    RoomState(String word) {
        this.word = word;
    }

    /// As JSON has it.
    public String word() {
        return word;
    }
}
