package org.plenary.registration.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.admission.KindRule;

/// A person's place at a conference.
///
/// @param subject the account
/// @param position the number in the line, from 1; null for who does not wait
/// @param person null for youth
/// @param version rises with every change
public record Registration(
        UUID id,
        UUID conference,
        UUID subject,
        Kind kind,
        State state,
        @Nullable Integer position,
        @Nullable Person person,
        Instant registeredAt,
        long version) {

    /// How many people of one kind have a place, and how many wait for one.
    public record Crowd(int taken, int waiting) {}

    /// What a wish to change the state comes to.
    public sealed interface Step {

        /// The registration changes to this state.
        record To(State state) implements Step {}

        /// A place if there is one, else the line.
        record Admit() implements Step {}

        /// It is so already.
        record Unchanged() implements Step {}

        /// It cannot be done from here.
        record Refused() implements Step {}
    }

    public Registration {
        if ((kind == Kind.YOUTH) != (person == null)) {
            throw new IllegalArgumentException("a youth registration holds nothing personal, any other does: " + id);
        }
        if ((state == State.WAITLISTED) != (position != null)) {
            throw new IllegalArgumentException("whoever waits has a number, nobody else does: " + id);
        }
    }

    /// Where somebody who registers now begins.
    public static State entering(KindRule rule, Crowd crowd) {
        return rule.approval() ? State.PENDING : admitted(rule, crowd);
    }

    /// Where somebody who is let in comes to stand: nobody passes those who wait.
    public static State admitted(KindRule rule, Crowd crowd) {
        var room = rule.capacity() == null || crowd.waiting() == 0 && rule.free(crowd.taken()) > 0;
        return room ? State.CONFIRMED : State.WAITLISTED;
    }

    /// An organiser says yes. To say it after a no is how a no is taken back.
    public Step approve() {
        return switch (state) {
            case PENDING, DECLINED -> new Step.Admit();
            case CONFIRMED, WAITLISTED, CHECKED_IN -> new Step.Unchanged();
            case CANCELLED -> new Step.Refused();
        };
    }

    /// An organiser says no.
    public Step decline() {
        return switch (state) {
            case PENDING, CONFIRMED, WAITLISTED -> new Step.To(State.DECLINED);
            case DECLINED -> new Step.Unchanged();
            case CANCELLED, CHECKED_IN -> new Step.Refused();
        };
    }

    /// The person says that they do not come. A no of the organisers is not theirs to wipe out.
    public Step cancel() {
        return switch (state) {
            case PENDING, CONFIRMED, WAITLISTED -> new Step.To(State.CANCELLED);
            case CANCELLED -> new Step.Unchanged();
            case DECLINED, CHECKED_IN -> new Step.Refused();
        };
    }

    /// Whether the person may still change what they told, and as what they come.
    public boolean isOpen() {
        return switch (state) {
            case PENDING, CONFIRMED, WAITLISTED -> true;
            case DECLINED, CANCELLED, CHECKED_IN -> false;
        };
    }

    /// Whether they are to be named beside their words: still registered, and not a minor.
    public Optional<Person> author() {
        return switch (state) {
            case PENDING, CONFIRMED, WAITLISTED, CHECKED_IN -> Optional.ofNullable(person);
            case DECLINED, CANCELLED -> Optional.empty();
        };
    }
}
