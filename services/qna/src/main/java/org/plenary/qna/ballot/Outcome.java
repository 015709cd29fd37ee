package org.plenary.qna.ballot;

import java.util.List;
import java.util.UUID;

/// What came of a wish.
sealed interface Outcome {

    /// It holds, durably.
    ///
    /// @param ballots how many there are in the poll now
    /// @param mine what the caller chose, empty when they have no ballot in it
    record Counted(long ballots, List<Integer> mine) implements Outcome {}

    /// No such poll, or not the caller's to know.
    record Unknown() implements Outcome {}

    /// The copy of participants does not know the caller; its owner may.
    record Outsider(UUID conference, boolean byInvitation) implements Outcome {}

    /// Not what this poll takes: as many as it says, of its choices, each once.
    record Invalid(int atMost, int first, int last) implements Outcome {}

    /// The poll is not open.
    record Closed() implements Outcome {}

    /// More wishes wait than can be carried out in good time; nothing was done.
    record Overloaded() implements Outcome {}
}
