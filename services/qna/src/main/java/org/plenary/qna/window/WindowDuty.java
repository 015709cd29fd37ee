package org.plenary.qna.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.plenary.platform.outbox.LeaderDuty;

/// Tells everyone when a planned closing has come. Nothing depends on its pace: the rule looks at the clock itself.
@ApplicationScoped
class WindowDuty implements LeaderDuty {

    /// Often enough that a page closes its form within a second.
    private static final Duration PACE = Duration.ofMillis(500);

    private final Windows windows;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    WindowDuty(Windows windows, InstantSource clock) {
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public void perform() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PACE);
        windows.closeOverdue();
    }
}
