package org.plenary.youth.admission;

import java.util.Optional;
import java.util.stream.Stream;

/// How far a young person has come.
public enum State {
    /// The group's adult has not yet said who they are.
    AWAITING_CONFIRMATION("awaitingConfirmation"),
    /// A guardian has not said yes, or has taken it back; or who needs no guardian has taken it back themselves, or has
    /// grown out of a guardian's word.
    AWAITING_GUARDIAN("awaitingGuardian"),
    AWAITING_READINESS("awaitingReadiness"),
    ADMITTED("admitted"),
    DECLINED("declined");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /// As JSON has it.
    public String word() {
        return word;
    }

    /// The state of that word; empty when there is none.
    static Optional<State> of(String word) {
        return Stream.of(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
