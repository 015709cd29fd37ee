package org.plenary.youth.contribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.breakout.Breakouts;
import org.plenary.youth.breakout.Refusal;

/// What young people think of contributions.
@ApplicationScoped
class Stances {

    /// What became of taking a stance.
    sealed interface Taken {

        record Counted(Contribution contribution) implements Taken {}

        /// The room does not let them now.
        record NotNow(Refusal refusal) implements Taken {}

        /// It is not shown.
        record NotShown() implements Taken {}
    }

    private final Contributions contributions;
    private final Breakouts breakouts;
    private final InstantSource clock;

    Stances(Contributions contributions, Breakouts breakouts, InstantSource clock) {
        this.contributions = contributions;
        this.breakouts = breakouts;
        this.clock = clock;
    }

    /// Takes a stance, instead of any taken before.
    Taken take(Transaction transaction, Contribution contribution, Admission by, Stance stance) {
        var now = clock.instant();
        var against = breakouts.find(contribution.breakout()).orElseThrow().silences(by.subject(), now);
        if (against.isPresent()) {
            return new Taken.NotNow(against.get());
        }
        // The stance joins a contribution that is shown when it is written down: what is declined at once has none.
        var shown = transaction.one("""
                select c.id from contribution c join admission a on a.id = c.admission and a.admitted
                where c.id = $1 and c.state = 'shown' for key share of c
                """, row -> row.getUUID("id"), contribution.id());
        if (shown.isEmpty()) {
            return new Taken.NotShown();
        }
        transaction.update("""
                insert into stance (contribution, admission, stance, taken_at) values ($1, $2, $3, $4)
                on conflict (contribution, admission) do update
                set stance = excluded.stance, taken_at = excluded.taken_at where stance.stance <> excluded.stance
                """, contribution.id(), by.id(), stance.word(), now.atOffset(ZoneOffset.UTC));
        return new Taken.Counted(contributions.find(contribution.id(), by.id()).orElseThrow());
    }
}
