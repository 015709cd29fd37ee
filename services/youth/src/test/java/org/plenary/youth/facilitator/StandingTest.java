package org.plenary.youth.facilitator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final LocalDate LAST = LocalDate.of(2011, 11, 2);
    private static final Vetting VETTING = new Vetting("Disclosure office", "D-17", LAST);

    @Test
    void vettingHoldsToTheEndOfItsLastDay() {
        assertThat(VETTING.holds(LAST.minusDays(1))).isTrue();
        assertThat(VETTING.holds(LAST)).isTrue();
        assertThat(VETTING.holds(LAST.plusDays(1))).isFalse();
    }

    @Test
    void nothingIsMissingOnlyWithSecondFactorVettingAndTraining() {
        assertThat(recorded(VETTING, LAST).missing(true, LAST)).isEmpty();
        assertThat(recorded(VETTING, LAST).missing(false, LAST)).containsExactly(Need.SECOND_FACTOR);
        assertThat(recorded(null, LAST).missing(true, LAST)).containsExactly(Need.VETTING);
        assertThat(recorded(VETTING, LAST).missing(true, LAST.plusDays(1))).containsExactly(Need.VETTING);
        assertThat(recorded(VETTING, null).missing(true, LAST)).containsExactly(Need.TRAINING);
        assertThat(Facilitator.notApplied(UUID.randomUUID(), UUID.randomUUID()).missing(false, LAST))
                .containsExactly(Need.values());
    }

    @Test
    void theStandingFollowsFromWhatIsRecorded() {
        assertThat(Facilitator.notApplied(UUID.randomUUID(), UUID.randomUUID()).standing(LAST))
                .isEqualTo(Standing.NOT_APPLIED);
        assertThat(recorded(null, LAST).standing(LAST)).isEqualTo(Standing.APPLIED);
        assertThat(recorded(VETTING, null).standing(LAST)).isEqualTo(Standing.APPLIED);
        assertThat(recorded(VETTING, LAST).standing(LAST)).isEqualTo(Standing.CLEARED);
        assertThat(recorded(VETTING, LAST).standing(LAST.plusDays(1))).isEqualTo(Standing.EXPIRED);
    }

    private static Facilitator recorded(@Nullable Vetting vetting, @Nullable LocalDate trainedOn) {
        return new Facilitator(UUID.randomUUID(), UUID.randomUUID(), "Demo", Instant.EPOCH, vetting, trainedOn, 1);
    }
}
