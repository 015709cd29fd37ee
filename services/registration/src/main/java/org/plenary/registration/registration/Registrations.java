package org.plenary.registration.registration;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.registration.admission.Admission;
import org.plenary.registration.admission.Admission.Barrier;
import org.plenary.registration.admission.Admissions;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.notice.Notice;
import org.plenary.registration.notice.Notices;
import org.plenary.registration.registration.Registration.Step;

/// All registrations. Every change locks the conference's admission row, lets the rules decide, and leaves event and
/// notice in its transaction.
@ApplicationScoped
public class Registrations {

    /// How many move up in one transaction: others wait for its lock.
    private static final int MOVED_AT_ONCE = 500;

    /// What became of registering.
    sealed interface Registering {

        record Registered(Registration registration) implements Registering {}

        /// They hold one, which stays as it is.
        record Already(Registration registration) implements Registering {}

        /// Comes as youth, or has come so, and wants to be something else.
        record KindFixed() implements Registering {}

        record Barred(Barrier barrier) implements Registering {}
    }

    /// What became of changing a registration.
    sealed interface Changing {

        record Changed(Registration registration) implements Changing {}

        /// It cannot be done in this state.
        record WrongState(State state) implements Changing {}

        /// A youth registration does not become another, nor another a youth registration.
        record KindFixed() implements Changing {}

        record Barred(Barrier barrier) implements Changing {}
    }

    /// A registration that nobody else changes until the transaction ends.
    record Held(Admission admission, Registration registration) {}

    private final Database database;
    private final Admissions admissions;
    private final Outbox outbox;
    private final Notices notices;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    Registrations(
            Database database,
            Admissions admissions,
            Outbox outbox,
            Notices notices,
            InstantSource clock,
            MeterRegistry metrics) {
        this.database = database;
        this.admissions = admissions;
        this.outbox = outbox;
        this.notices = notices;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// A person's registration at a conference, whatever its state.
    public Optional<Registration> find(UUID conference, UUID subject) {
        return Rows.find(database, conference, subject);
    }

    /// As [#find], for many people; who holds none is left out.
    public List<Registration> find(UUID conference, Collection<UUID> subjects) {
        return Rows.find(database, conference, subjects.toArray(UUID[]::new));
    }

    Optional<Registration> find(UUID id) {
        return Rows.find(database, id);
    }

    Optional<Held> hold(Transaction transaction, UUID conference, UUID subject) {
        var admission = admissions.lock(transaction, conference);
        return Rows.find(transaction, conference, subject).map(found -> new Held(admission, found));
    }

    /// @param person null for youth
    Registering register(UUID conference, UUID subject, Kind kind, @Nullable Person person) {
        return database.transaction(transaction -> {
            var admission = admissions.lock(transaction, conference);
            var before = Rows.find(transaction, conference, subject);
            if (before.isPresent() && before.get().kind() == Kind.YOUTH && kind != Kind.YOUTH) {
                return new Registering.KindFixed();
            }
            if (before.isPresent() && before.get().state() != State.CANCELLED) {
                return new Registering.Already(before.get());
            }
            var barrier = admission.barrier(kind, clock.instant());
            if (barrier.isPresent()) {
                return new Registering.Barred(barrier.get());
            }
            return new Registering.Registered(enter(transaction, admission, subject, kind, person));
        });
    }

    /// Registers a member of the youth forum as youth: its group's code is their invitation, at any time. Nothing
    /// changes for who is.
    ///
    /// @return whether they are youth now; false when they hold another registration, which stays
    boolean joinForum(UUID conference, UUID subject) {
        return database.transaction(transaction -> {
            var admission = admissions.lock(transaction, conference);
            var before = Rows.find(transaction, conference, subject);
            if (before.isPresent() && before.get().state() != State.CANCELLED) {
                return before.get().kind() == Kind.YOUTH;
            }
            enter(transaction, admission, subject, Kind.YOUTH, null);
            return true;
        });
    }

    /// Cancels the registration of who has left the youth forum, unless an organiser's no or the door's yes stands.
    void leaveForum(UUID conference, UUID subject) {
        if (find(conference, subject).isPresent()) {
            database.inTransaction(transaction -> hold(transaction, conference, subject)
                    .filter(held -> held.registration().kind() == Kind.YOUTH)
                    .ifPresent(held -> cancel(transaction, held)));
        }
    }

    private Registration enter(
            Transaction transaction, Admission admission, UUID subject, Kind kind, @Nullable Person person) {
        var conference = admission.conference();
        var state = Registration.entering(admission.rule(kind), Rows.crowd(transaction, conference, kind));
        var entered = Rows.enter(transaction, conference, subject, kind, state, person, clock.instant());
        tell(transaction, entered, arrival(state));
        return entered;
    }

    /// Changes what somebody told of themself, and as what they come.
    ///
    /// @param person null for youth
    Changing change(Transaction transaction, Held held, Kind kind, @Nullable Person person) {
        var before = held.registration();
        if (!before.isOpen()) {
            return new Changing.WrongState(before.state());
        }
        if (kind != before.kind()) {
            if (kind == Kind.YOUTH || before.kind() == Kind.YOUTH) {
                return new Changing.KindFixed();
            }
            var barrier = held.admission().barrier(kind, clock.instant());
            if (barrier.isPresent()) {
                return new Changing.Barred(barrier.get());
            }
        }
        var described = person == null || person.equals(before.person())
                ? before
                : Rows.describe(transaction, before.id(), person);
        if (kind == before.kind()) {
            if (!Region.of(described).equals(Region.of(before))) {
                outbox.add(transaction, RegistrationEvents.event(described));
            }
            return new Changing.Changed(described);
        }
        var crowd = Rows.crowd(transaction, before.conference(), kind);
        var state = Registration.entering(held.admission().rule(kind), crowd);
        var moved = Rows.move(transaction, before.id(), kind, state);
        tell(transaction, moved, arrival(state));
        moveUp(transaction, held.admission(), before.kind());
        return new Changing.Changed(moved);
    }

    Changing cancel(Transaction transaction, Held held) {
        return apply(transaction, held, held.registration().cancel());
    }

    Changing approve(Transaction transaction, Held held) {
        return apply(transaction, held, held.registration().approve());
    }

    Changing decline(Transaction transaction, Held held) {
        return apply(transaction, held, held.registration().decline());
    }

    private Changing apply(Transaction transaction, Held held, Step step) {
        var before = held.registration();
        return switch (step) {
            case Step.Unchanged() -> new Changing.Changed(before);
            case Step.Refused() -> new Changing.WrongState(before.state());
            case Step.Admit() -> {
                var rule = held.admission().rule(before.kind());
                var crowd = Rows.crowd(transaction, before.conference(), before.kind());
                yield new Changing.Changed(to(transaction, before, Registration.admitted(rule, crowd)));
            }
            case Step.To(var state) -> {
                var moved = to(transaction, before, state);
                moveUp(transaction, held.admission(), before.kind());
                yield new Changing.Changed(moved);
            }
        };
    }

    private Registration to(Transaction transaction, Registration before, State state) {
        var moved = Rows.move(transaction, before.id(), before.kind(), state);
        tell(transaction, moved, arrival(state));
        return moved;
    }

    /// Gives free places to those who wait, in the order of the line, and says whether more may move up: at most so
    /// many do in one transaction.
    public boolean moveUp(UUID conference) {
        return database.transaction(transaction -> {
            var admission = admissions.lock(transaction, conference);
            boolean more = false;
            for (var kind : Kind.values()) {
                more |= moveUp(transaction, admission, kind) == MOVED_AT_ONCE;
            }
            return more;
        });
    }

    private int moveUp(Transaction transaction, Admission admission, Kind kind) {
        var crowd = Rows.crowd(transaction, admission.conference(), kind);
        int places = Math.min(
                MOVED_AT_ONCE, Math.min(crowd.waiting(), admission.rule(kind).free(crowd.taken())));
        if (places == 0) {
            return 0;
        }
        var moved = Rows.confirmFirst(transaction, admission.conference(), kind, places);
        moved.forEach(registration -> tell(transaction, registration, Notice.MOVED_UP));
        return moved.size();
    }

    List<UUID> waitedFor() {
        return Rows.waitedFor(database);
    }

    private void tell(Transaction transaction, Registration registration, @Nullable Notice notice) {
        outbox.add(transaction, RegistrationEvents.event(registration));
        if (notice != null) {
            notices.owe(transaction, registration.id(), notice, registration.position());
        }
        var change = metrics.counter(
                "plenary.registration.changes",
                "kind",
                registration.kind().word(),
                "state",
                registration.state().word());
        transaction.afterCommit(change::increment);
    }

    /// What somebody is told who comes to this state other than by moving up.
    private static @Nullable Notice arrival(State state) {
        return switch (state) {
            case PENDING -> Notice.REGISTERED;
            case CONFIRMED -> Notice.CONFIRMED;
            case WAITLISTED -> Notice.WAITLISTED;
            case DECLINED -> Notice.DECLINED;
            case CANCELLED, CHECKED_IN -> null;
        };
    }
}
