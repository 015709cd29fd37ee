package org.plenary.youth.term;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.plenary.platform.outbox.LeaderDuty;

/// Forgets what is past its term.
@ApplicationScoped
class Forgetting implements LeaderDuty {

    private final Terms terms;
    private final TermConfig config;
    private final InstantSource clock;

    Forgetting(Terms terms, TermConfig config, InstantSource clock) {
        this.terms = terms;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Duration pace() {
        return config.pace();
    }

    @Override
    public void perform() {
        terms.enforce(clock.instant());
    }
}
