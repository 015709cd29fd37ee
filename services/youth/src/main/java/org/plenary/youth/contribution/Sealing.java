package org.plenary.youth.contribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Seals what was declined by a version of this service that did not: SQL, which migrates the rest, has no key.
@ApplicationScoped
class Sealing implements LeaderDuty {

    private final Verdicts verdicts;

    Sealing(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public Duration pace() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void perform() {
        verdicts.sealOpen();
    }
}
