package org.plenary.youth.contribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.youth.contribution.Contribution.Refused;
import org.plenary.youth.contribution.Contribution.State;
import org.plenary.youth.ledger.Decisions;
import org.plenary.youth.ledger.What;
import org.plenary.youth.seal.SealedWords;

/// What is decided on contributions: each decision with its link of the room's chain, with the words sealed or put
/// back, and told to other services.
@ApplicationScoped
class Verdicts {

    private final Contributions contributions;
    private final SealedWords sealed;
    private final Decisions decisions;
    private final Outbox outbox;
    private final InstantSource clock;

    Verdicts(Contributions contributions, SealedWords sealed, Decisions decisions, Outbox outbox, InstantSource clock) {
        this.contributions = contributions;
        this.sealed = sealed;
        this.decisions = decisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Lets everybody in the room read it; with what it said, its place and what was thought of it are there again.
    ///
    /// @return empty when what it said has been deleted
    Optional<Contribution> show(Transaction transaction, Contribution contribution, UUID decider) {
        var what = contribution.hasAppealWaiting()
                ? What.OVERTURNED
                : contribution.state() == State.WAITING ? What.SHOWN : What.SHOWN_AGAIN;
        return text(transaction, contribution)
                .map(text -> decide(transaction, contribution, text, what, null, decider));
    }

    /// On appeal it stays declined, for the reason as which that was counted.
    Contribution uphold(Transaction transaction, Contribution contribution, String words, UUID decider) {
        var refused = Objects.requireNonNull(
                Objects.requireNonNull(contribution.decided()).refused());
        var text = text(transaction, contribution).orElseThrow();
        append(
                transaction,
                contribution,
                text,
                What.UPHELD,
                new Refused(refused.reason(), words),
                clock.instant(),
                decider);
        return contributions.touch(transaction, contribution, null);
    }

    /// Keeps it from being read, or takes it off the board: what it says is sealed. Nothing changes where it was
    /// declined before. It is another decision than any that was appealed, so that its author may ask anew.
    Contribution decline(Transaction transaction, Contribution contribution, Refused refused, UUID decider) {
        var what = contribution.state() == State.WAITING ? What.DECLINED : What.TAKEN_OFF;
        var text = contribution.words().text();
        if (text == null) {
            return contribution;
        }
        transaction.update("delete from appeal where contribution = $1", contribution.id());
        return decide(transaction, contribution, text, what, refused, decider);
    }

    private Optional<String> text(Sql sql, Contribution contribution) {
        return Optional.ofNullable(contribution.words().text()).or(() -> sealed.find(sql, contribution.id()));
    }

    private Contribution decide(
            Transaction transaction,
            Contribution before,
            String text,
            What what,
            @Nullable Refused refused,
            UUID decider) {
        var now = clock.instant();
        var words = refused == null ? null : refused.words();
        transaction.update(
                """
                update contribution set state = $2, text = $3, reason = $4, reason_code = $5,
                  checked_at = coalesce(checked_at, $6), decided_at = $6, decided_by = $7, told_as = $8,
                  version = version + 1
                where id = $1
                """,
                before.id(),
                (refused == null ? State.SHOWN : State.DECLINED).word(),
                refused == null ? text : null,
                words,
                refused == null ? null : refused.reason().word(),
                now.atOffset(ZoneOffset.UTC),
                decider,
                refused == null ? contributions.publicName(before.admission()) : null);
        if (refused == null) {
            sealed.drop(transaction, before.id());
        } else {
            sealed.keep(transaction, before.id(), text, now);
        }
        append(transaction, before, text, what, refused, now, decider);
        var after = contributions.find(before.id(), null).orElseThrow();
        if (after.isPublic()) {
            outbox.add(transaction, ContributionEvents.shown(after));
        } else if (before.isPublic()) {
            outbox.add(transaction, ContributionEvents.gone(after));
        }
        return after;
    }

    private void append(
            Transaction transaction,
            Contribution contribution,
            String text,
            What what,
            @Nullable Refused refused,
            Instant now,
            UUID decider) {
        decisions.append(
                transaction,
                new Decisions.Taken(
                        contribution.breakout(),
                        contribution.id(),
                        what,
                        refused == null ? null : refused.reason(),
                        contribution.postedAt(),
                        now,
                        text,
                        refused == null ? null : refused.words(),
                        decider));
    }
}
