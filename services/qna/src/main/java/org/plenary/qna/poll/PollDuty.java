package org.plenary.qna.poll;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Closes polls when their planned time has come. Nothing depends on its pace: who takes ballots looks at the clock.
@ApplicationScoped
class PollDuty implements LeaderDuty {

    /// Often enough that a page closes its form within a second.
    private static final Duration PACE = Duration.ofMillis(500);

    private final PollMoves moves;

    PollDuty(PollMoves moves) {
        this.moves = moves;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        moves.closeOverdue();
    }
}
