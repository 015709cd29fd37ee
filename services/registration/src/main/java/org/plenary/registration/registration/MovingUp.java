package org.plenary.registration.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Finishes what a crash cut short: a raised capacity moves many up in several transactions, and a process may die
/// between two of them.
@ApplicationScoped
class MovingUp implements LeaderDuty {

    /// Rare, and nobody is worse off than before meanwhile.
    private static final Duration PACE = Duration.ofSeconds(10);

    private final Registrations registrations;

    MovingUp(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        registrations.waitedFor().forEach(registrations::moveUp);
    }
}
