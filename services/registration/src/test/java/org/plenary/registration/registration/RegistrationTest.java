package org.plenary.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.admission.KindRule;
import org.plenary.registration.registration.Registration.Crowd;
import org.plenary.registration.registration.Registration.Step;

class RegistrationTest {

    private static final Person PERSON = new Person("Ana", null, null, null, List.of(), Map.of());

    @ParameterizedTest
    @CsvSource({
        "3, 0, 0, CONFIRMED",
        "3, 2, 0, CONFIRMED",
        "3, 3, 0, WAITLISTED",
        "3, 4, 0, WAITLISTED",
        "3, 2, 1, WAITLISTED",
        "0, 0, 0, WAITLISTED",
        "  , 9, 0, CONFIRMED",
        "  , 9, 5, CONFIRMED",
    })
    void aNewcomerHasAPlaceWhereThereIsOneAndNobodyWaits(
            @Nullable Integer capacity, int taken, int waiting, State expected) {
        var rule = new KindRule(Kind.DELEGATE, capacity, false, false);
        assertThat(Registration.entering(rule, new Crowd(taken, waiting))).isEqualTo(expected);
    }

    @Test
    void whereOrganisersApproveEverybodyBeginsPending() {
        var rule = new KindRule(Kind.DELEGATE, 0, true, false);
        assertThat(Registration.entering(rule, new Crowd(0, 0))).isEqualTo(State.PENDING);
        assertThat(Registration.admitted(rule, new Crowd(0, 0))).isEqualTo(State.WAITLISTED);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void approvingLetsInWhoIsPendingOrWasDeclined(State state) {
        assertThat(in(state).approve())
                .isEqualTo(
                        switch (state) {
                            case PENDING, DECLINED -> new Step.Admit();
                            case CONFIRMED, WAITLISTED, CHECKED_IN -> new Step.Unchanged();
                            case CANCELLED -> new Step.Refused();
                        });
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void decliningIsForWhoHasNotCome(State state) {
        assertThat(in(state).decline())
                .isEqualTo(
                        switch (state) {
                            case PENDING, CONFIRMED, WAITLISTED -> new Step.To(State.DECLINED);
                            case DECLINED -> new Step.Unchanged();
                            case CANCELLED, CHECKED_IN -> new Step.Refused();
                        });
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void cancellingDoesNotWipeOutADecline(State state) {
        assertThat(in(state).cancel())
                .isEqualTo(
                        switch (state) {
                            case PENDING, CONFIRMED, WAITLISTED -> new Step.To(State.CANCELLED);
                            case CANCELLED -> new Step.Unchanged();
                            case DECLINED, CHECKED_IN -> new Step.Refused();
                        });
    }

    @Test
    void aYouthRegistrationCannotHoldAPerson() {
        assertThatThrownBy(() -> registration(Kind.YOUTH, State.CONFIRMED, PERSON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registration(Kind.VIEWER, State.CONFIRMED, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(registration(Kind.YOUTH, State.CONFIRMED, null).author()).isEmpty();
    }

    @Test
    void whoHasLeftIsNoAuthor() {
        assertThat(in(State.CONFIRMED).author()).contains(PERSON);
        assertThat(in(State.CANCELLED).author()).isEmpty();
        assertThat(in(State.DECLINED).author()).isEmpty();
    }

    private static Registration in(State state) {
        return registration(Kind.DELEGATE, state, PERSON);
    }

    private static Registration registration(Kind kind, State state, @Nullable Person person) {
        return new Registration(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                kind,
                state,
                state == State.WAITLISTED ? 1 : null,
                person,
                Instant.EPOCH,
                1);
    }
}
