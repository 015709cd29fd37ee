package org.plenary.youth.breakout;

import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.plenary.platform.outbox.LeaderDuty;
import org.plenary.youth.breakout.Presences.Facilitating;
import org.plenary.youth.conference.Conferences;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Lets those go from the rooms whose role was taken away: registration knows it, not this database, and they may have
/// been heard of just before. While registration is silent it lets nobody go: nothing is heard of anybody then, as
/// every call asks for the role, and who is silent is not there.
@ApplicationScoped
class Doorkeeper implements LeaderDuty {

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

    /// A role taken away ends within five seconds, of which the gate may hold it for four.
    private static final Duration PACE = Duration.ofMillis(500);

    private final Breakouts breakouts;
    private final Presences presences;
    private final Conferences conferences;
    private final Gate gate;

    Doorkeeper(Breakouts breakouts, Presences presences, Conferences conferences, Gate gate) {
        this.breakouts = breakouts;
        this.presences = presences;
        this.conferences = conferences;
        this.gate = gate;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        try {
            presences.facilitating().stream()
                    .filter(there -> !isFacilitator(there))
                    .forEach(there -> breakouts.attend(
                            there.room(), there.person(), (room, now) -> room.leave(there.person(), now)));
        } catch (StatusRuntimeException silence) {
            LOG.debugf(
                    "Registration does not say who facilitates: %s",
                    silence.getStatus().getCode());
        }
    }

    private boolean isFacilitator(Facilitating there) {
        return conferences
                .known(there.conference())
                .filter(conference -> gate.has(conference, there.person(), Role.FACILITATOR))
                .isPresent();
    }
}
