package org.plenary.qna.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.plenary.platform.outbox.LeaderDuty;

/// Deletes what is past its term.
@ApplicationScoped
class Forgetting implements LeaderDuty {

    private final SealedTexts sealed;
    private final SealConfig config;
    private final InstantSource clock;

    Forgetting(SealedTexts sealed, SealConfig config, InstantSource clock) {
        this.sealed = sealed;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Duration pace() {
        return config.pace();
    }

    @Override
    public void perform() {
        while (sealed.forget(clock.instant()) == config.atOnce()) {
            // There may be more.
        }
    }
}
