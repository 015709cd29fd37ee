package org.plenary.youth.media;

/// What sound and picture of a breakout are to one person at a moment.
public enum Hearing {
    /// There are none, or they are not the person's now.
    OFF("off"),
    /// A young person's: they begin once two facilitators are in them, as far as the media server says.
    WAITS("waits"),
    /// The person may come in.
    FREE("free"),
    /// The person may come in; somebody is in as they, in another window perhaps, or the media server does not say.
    TAKEN("taken");

    private final String word;

    Hearing(String word) {
        this.word = word;
    }

    /// As JSON has it.
    public String word() {
        return word;
    }

    /// Whether the person may come in.
    public boolean admits() {
        return this == FREE || this == TAKEN;
    }
}
