package org.plenary.registration.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.registration.admission.Admission.Barrier;

class AdmissionTest {

    private static final UUID CONFERENCE = new UUID(0, 1);

    @Test
    void whereNothingWasSaidAHundredDelegatesAndAllOthersComeIn() {
        var usual = Admission.usual(CONFERENCE);
        assertThat(usual.rules())
                .containsExactly(
                        new KindRule(Kind.DELEGATE, 100, false, false),
                        new KindRule(Kind.VIEWER, null, false, false),
                        new KindRule(Kind.YOUTH, null, false, false),
                        new KindRule(Kind.PRESS, null, false, false));
        assertThat(usual.barrier(Kind.VIEWER, Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatIsSaidOfOneKindLeavesTheOthersAsUsual() {
        var rule = new KindRule(Kind.DELEGATE, 3, true, false);
        var admission = new Admission(CONFERENCE, List.of(rule), null, null, 1);
        assertThat(admission.rule(Kind.DELEGATE)).isEqualTo(rule);
        assertThat(admission.rule(Kind.VIEWER)).isEqualTo(KindRule.usual(Kind.VIEWER));
    }

    @ParameterizedTest
    @CsvSource({
        "2011-10-31T23:59:59Z, NOT_YET_OPEN",
        "2011-11-01T00:00:00Z,",
        "2011-11-01T23:59:59Z,",
        "2011-11-02T00:00:00Z, CLOSED",
    })
    void registrationOpensAtItsTimeAndClosesBeforeItsEnd(Instant now, @Nullable Barrier expected) {
        var admission = new Admission(
                CONFERENCE, List.of(), Instant.parse("2011-11-01T00:00:00Z"), Instant.parse("2011-11-02T00:00:00Z"), 1);
        assertThat(admission.barrier(Kind.VIEWER, now).orElse(null)).isEqualTo(expected);
    }

    @Test
    void theInvitationIsAskedForFirst() {
        var admission =
                new Admission(CONFERENCE, List.of(new KindRule(Kind.PRESS, null, false, true)), Instant.MAX, null, 1);
        assertThat(admission.barrier(Kind.PRESS, Instant.EPOCH)).contains(Barrier.INVITATION_NEEDED);
    }

    @Test
    void rulesThatContradictThemselvesCannotBeMade() {
        var rule = KindRule.usual(Kind.PRESS);
        assertThatThrownBy(() -> new Admission(CONFERENCE, List.of(rule, rule), null, null, 0))
                .hasMessageContaining("two rules");
        assertThatThrownBy(() -> new Admission(CONFERENCE, List.of(), Instant.EPOCH, Instant.EPOCH, 0))
                .hasMessageContaining("closes before");
        assertThatThrownBy(() -> new KindRule(Kind.PRESS, -1, false, false)).hasMessageContaining("press");
        assertThatThrownBy(() -> new KindRule(Kind.PRESS, 100_001, false, false))
                .hasMessageContaining("100001");
    }

    @Test
    void aLoweredCapacityLeavesNoFreePlaceAndNoNegativeOne() {
        assertThat(new KindRule(Kind.DELEGATE, 3, false, false).free(5)).isZero();
        assertThat(new KindRule(Kind.DELEGATE, 3, false, false).free(1)).isEqualTo(2);
    }
}
