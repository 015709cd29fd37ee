package org.plenary.qna.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.qna.ballot.CastBallots;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.decision.Decisions.Taken;
import org.plenary.qna.poll.Poll.Move;
import org.plenary.qna.poll.Poll.Paper;
import org.plenary.qna.poll.Poll.Results;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.session.Session;
import org.plenary.qna.session.Sessions;

/// Moves polls from draft to open to closed, each move in one transaction.
@ApplicationScoped
class PollMoves {

    /// What came of a moderator's wish.
    sealed interface Done {

        /// It stands so now, or stood so before.
        record Stands(Poll poll) implements Done {}

        /// From the state it is in nothing leads there.
        record WrongState(Poll poll) implements Done {}

        /// Someone else has changed it since.
        record Changed(Poll current) implements Done {}

        /// Another poll of the session is open.
        record AnotherOpen() implements Done {}

        /// An ended session opens nothing.
        record SessionEnded() implements Done {}

        /// It is gone.
        record Gone() implements Done {}
    }

    private final Database database;
    private final Polls polls;
    private final CastBallots ballots;
    private final Sessions sessions;
    private final Decisions decisions;
    private final InstantSource clock;

    PollMoves(
            Database database,
            Polls polls,
            CastBallots ballots,
            Sessions sessions,
            Decisions decisions,
            InstantSource clock) {
        this.database = database;
        this.polls = polls;
        this.ballots = ballots;
        this.sessions = sessions;
        this.decisions = decisions;
        this.clock = clock;
    }

    /// Puts a draft in other words.
    ///
    /// @param expected the version it must have, null for any
    Done edit(UUID id, @Nullable Long expected, Paper paper, Results results) {
        return database.transaction(transaction -> move(
                transaction,
                id,
                expected,
                poll -> poll.edit(paper, results),
                to -> new Done.Stands(polls.reword(transaction, id, paper, results))));
    }

    /// Deletes a draft.
    Done delete(UUID id, @Nullable Long expected) {
        return database.transaction(transaction -> {
            var poll = polls.lock(id);
            if (poll.isEmpty()) {
                return new Done.Gone();
            }
            if (expected != null && expected != poll.get().version()) {
                return new Done.Changed(poll.get());
            }
            if (!poll.get().isDraft()) {
                return new Done.WrongState(poll.get());
            }
            polls.delete(transaction, poll.get());
            return new Done.Gone();
        });
    }

    /// Opens a poll by a person's decision.
    ///
    /// @param closes when it shall close by itself in the hall, null for by hand
    Done open(UUID id, @Nullable Long expected, @Nullable Instant closes, Acting by) {
        var session = by.session().id();
        return database.transaction(transaction -> {
            decisions.lock(session);
            // Its end waits for this, and closes what this opens.
            boolean ended = polls.isOver(session);
            var ends = closes == null ? null : closes.plus(sessions.delay(session));
            return move(transaction, id, expected, poll -> poll.open(now(), ends), to -> {
                if (ended) {
                    return new Done.SessionEnded();
                }
                return polls.isAnotherOpen(to) ? new Done.AnotherOpen() : new Done.Stands(decided(transaction, to, by));
            });
        });
    }

    /// Closes a poll by a person's decision.
    Done close(UUID id, @Nullable Long expected, Acting by) {
        return database.transaction(transaction -> {
            decisions.lock(by.session().id());
            return move(
                    transaction,
                    id,
                    expected,
                    poll -> poll.close(now(), sessions.delay(by.session().id())),
                    to -> new Done.Stands(decided(transaction, to, by)));
        });
    }

    /// Closes what is open when its session ends: joins the transaction that notes it.
    void follow(@Observes Session.Turned turned) {
        var delay = sessions.delay(turned.session());
        database.inTransaction(transaction -> polls.openAfterTheEndOf(turned.session())
                .forEach(id -> moveByItself(transaction, id, poll -> poll.close(now(), delay))));
    }

    /// Closes the polls whose planned time has come.
    void closeOverdue() {
        polls.overdue(now())
                .forEach(id -> database.inTransaction(
                        transaction -> moveByItself(transaction, id, poll -> poll.closeWhenDue(now()))));
    }

    private void moveByItself(Transaction transaction, UUID id, Function<Poll, Move> rule) {
        move(transaction, id, null, rule, to -> new Done.Stands(polls.turned(transaction, to)));
    }

    /// Whoever moves a poll first waits for the ballots under way; so the last of them is in what is
    /// counted then.
    private Done move(
            Transaction transaction,
            UUID id,
            @Nullable Long expected,
            Function<Poll, Move> rule,
            Function<Poll, Done> keep) {
        ballots.hold(transaction, id);
        var poll = polls.lock(id);
        if (poll.isEmpty()) {
            return new Done.Gone();
        }
        if (expected != null && expected != poll.get().version()) {
            return new Done.Changed(poll.get());
        }
        return switch (rule.apply(poll.get())) {
            case Move.Moved(Poll to) -> keep.apply(to);
            case Move.Reached() -> new Done.Stands(poll.get());
            case Move.Refused() -> new Done.WrongState(poll.get());
        };
    }

    private Poll decided(Transaction transaction, Poll to, Acting by) {
        var before = polls.find(to.id()).orElseThrow();
        var after = polls.turned(transaction, to);
        decisions.append(new Taken(
                after.session(),
                null,
                "poll",
                before.inWords(),
                after.inWords(),
                null,
                null,
                by.role().word(),
                by.subject(),
                null));
        return after;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
