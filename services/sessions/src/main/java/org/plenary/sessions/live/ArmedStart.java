package org.plenary.sessions.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Starts armed sessions when their time has come. One replica does it at a time.
@ApplicationScoped
class ArmedStart implements LeaderDuty {

    private final LiveStates states;
    private final LiveConfig config;

    ArmedStart(LiveStates states, LiveConfig config) {
        this.states = states;
        this.config = config;
    }

    @Override
    public Duration pace() {
        return config.armedEvery();
    }

    @Override
    public void perform() {
        states.due(config.armedAtOnce()).forEach(session -> states.apply(session, new Cause.StartTime()));
    }
}
