package org.plenary.youth.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Tells the registration service who has left. While it is silent, that waits; leaving itself waits for nothing.
@ApplicationScoped
class LeavingDuty implements LeaderDuty {

    private static final Duration PACE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 50;

    private final Leavings leavings;
    private final RegistrationGrpc registration;

    LeavingDuty(Leavings leavings, RegistrationGrpc registration) {
        this.leavings = leavings;
        this.registration = registration;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        for (var leaving : leavings.due(AT_ONCE)) {
            leavings.settle(leaving, () -> registration.leave(leaving.conference(), leaving.subject()));
        }
    }
}
