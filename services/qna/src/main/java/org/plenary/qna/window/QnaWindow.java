package org.plenary.qna.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A window as people see it: what holds now, the clock taken into account.
///
/// @param closesAt the planned end in the hall
/// @param askingUntil when questions end for everybody, those behind the hall included; null while no
///     end is in sight, and when it has come
/// @param votingUntil as askingUntil
public record QnaWindow(
        boolean asking,
        boolean voting,
        @Nullable Instant closesAt,
        @Nullable Instant askingUntil,
        @Nullable Instant votingUntil,
        long version) {

    public static QnaWindow of(Window window, Instant now) {
        boolean asking = window.takesQuestions(now);
        boolean voting = window.takesVotes(now);
        return new QnaWindow(
                asking,
                voting,
                window.closesAt(),
                asking ? window.askingUntil() : null,
                voting ? window.votingUntil() : null,
                window.version());
    }
}
