package org.plenary.registration.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.plenary.platform.outbox.LeaderDuty;

/// Finishes what a crash cut short: a raised capacity moves many up in several transactions, and a process may die
/// between two of them.
@ApplicationScoped
class MovingUp implements LeaderDuty {

    /// Rare, and nobody is worse off than before meanwhile.
    private static final Duration PACE = Duration.ofSeconds(10);

    private final Registrations registrations;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    MovingUp(Registrations registrations, InstantSource clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    @Override
    public void perform() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PACE);
        registrations.waitedFor().forEach(registrations::moveUp);
    }
}
