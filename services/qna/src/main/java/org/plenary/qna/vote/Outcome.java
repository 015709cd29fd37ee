package org.plenary.qna.vote;

import java.util.UUID;

/// What came of a wish.
sealed interface Outcome {

    /// It holds, durably.
    ///
    /// @param votes how many support the question now
    /// @param mine whether the caller does
    record Counted(long votes, boolean mine) implements Outcome {}

    /// No such question, or not the caller's to know.
    record Unknown() implements Outcome {}

    /// The copy of participants does not know the caller; its owner may.
    record Outsider(UUID conference, boolean byInvitation) implements Outcome {}

    /// The question takes no votes in the state it is in.
    record WrongState() implements Outcome {}

    /// The session takes no votes now.
    record Closed() implements Outcome {}

    /// More wishes wait than can be carried out in good time; nothing was done.
    record Overloaded() implements Outcome {}
}
