package org.plenary.sessions.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.plenary.platform.outbox.LeaderDuty;

/// Starts armed sessions when their time has come. One replica does it at a time.
@ApplicationScoped
class ArmedStart implements LeaderDuty {

    private final LiveStates states;
    private final LiveConfig config;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    ArmedStart(LiveStates states, LiveConfig config, InstantSource clock) {
        this.states = states;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void perform() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(config.armedEvery());
        states.due(config.armedAtOnce()).forEach(session -> states.apply(session, new Cause.StartTime()));
    }
}
