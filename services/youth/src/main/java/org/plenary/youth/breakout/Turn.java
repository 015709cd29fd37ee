package org.plenary.youth.breakout;

/// What came of wanting to do something in a room.
public sealed interface Turn {

    /// It is done, or was so already.
    record Done(Breakout breakout) implements Turn {}

    /// A rule is against it; nothing has changed.
    record Refused(Refusal refusal) implements Turn {}
}
