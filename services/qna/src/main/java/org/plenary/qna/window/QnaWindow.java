package org.plenary.qna.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A window as people see it: what holds now, the clock taken into account.
public record QnaWindow(
        boolean asking, boolean voting, @Nullable Instant closesAt, long version) {

    public static QnaWindow of(Window window, Instant now) {
        return new QnaWindow(window.takesQuestions(now), window.takesVotes(now), window.closesAt(), window.version());
    }
}
