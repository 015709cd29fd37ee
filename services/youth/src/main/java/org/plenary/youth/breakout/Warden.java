package org.plenary.youth.breakout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Writes down what has become of open rooms, so that the lead is told of one that closed for want of facilitators even
/// when nobody looks at it any more, and sound and picture end with it. What a room is does not wait for that.
@ApplicationScoped
class Warden implements LeaderDuty {

    /// The lead has to know within five seconds; sound and picture have to stop within two.
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Breakouts breakouts;

    Warden(Breakouts breakouts) {
        this.breakouts = breakouts;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        breakouts.settle();
    }
}
