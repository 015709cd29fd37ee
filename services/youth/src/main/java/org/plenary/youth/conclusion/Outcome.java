package org.plenary.youth.conclusion;

import org.plenary.youth.breakout.Refusal;

/// What came of wanting to do something with a conclusion.
sealed interface Outcome {

    /// It is done, or was so already.
    record Done(Conclusion conclusion) implements Outcome {}

    /// A rule of conclusions is against it.
    record Against(Obstacle obstacle) implements Outcome {}

    /// The room does not let them now.
    record NotNow(Refusal refusal) implements Outcome {}

    /// Some of what it is to rest on is not shown in this room.
    record Unfounded() implements Outcome {}
}
