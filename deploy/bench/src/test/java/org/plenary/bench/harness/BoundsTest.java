package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BoundsTest {

    private final Bounds bounds = new Bounds(10, 0.9);

    @Test
    void aGeneratorWithinItsBoundsIsNoBottleneck() {
        assertThat(bounds.judge(new Load(10, 0.9))).isEqualTo(new Bounds.Verdict.Valid());
    }

    @Test
    void whatWasSentLateDoesNotCount() {
        assertThat(bounds.judge(new Load(10.1, 0.1)))
                .isEqualTo(new Bounds.Verdict.Invalid("the generator sent 10.1 ms late (p99)"));
    }

    @Test
    void whatABusyGeneratorMeasuredDoesNotCount() {
        assertThat(bounds.judge(new Load(0, 0.95)))
                .isEqualTo(new Bounds.Verdict.Invalid("the generator was busy with 0.95 cores"));
    }

    @Test
    void allReasonsAreTold() {
        assertThat(bounds.judge(new Load(50, 2)))
                .isEqualTo(new Bounds.Verdict.Invalid(
                        "the generator sent 50.0 ms late (p99) and was busy with 2.00 cores"));
    }

    @Test
    void boundsThatNothingCouldKeepAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(1, Double.NaN));
    }
}
