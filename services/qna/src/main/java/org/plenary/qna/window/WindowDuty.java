package org.plenary.qna.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Tells everyone when a planned closing has come. Nothing depends on its pace: the rule looks at the clock itself.
@ApplicationScoped
class WindowDuty implements LeaderDuty {

    /// Often enough that a page closes its form within a second.
    private static final Duration PACE = Duration.ofMillis(500);

    private final Windows windows;

    WindowDuty(Windows windows) {
        this.windows = windows;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        windows.closeOverdue();
    }
}
