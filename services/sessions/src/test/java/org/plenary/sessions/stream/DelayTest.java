package org.plenary.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DelayTest {

    private static final Delay TOLD = new Delay(UUID.randomUUID(), "path", 8, 1);

    @Test
    void aLongerOneIsToldAtOnceAndInWholeSeconds() {
        assertThat(TOLD.after(Duration.ofMillis(8_001))).hasValue(9);
        assertThat(TOLD.after(Duration.ofSeconds(8))).isEmpty();
    }

    @Test
    void thatTheNewestSegmentHasJustComeMakesNoneShorter() {
        assertThat(TOLD.after(Duration.ofMillis(6_000))).isEmpty();
        assertThat(TOLD.after(Duration.ofMillis(5_000))).hasValue(5);
    }

    @Test
    void noFaultOfAClockHoldsUpAClosing() {
        assertThat(TOLD.after(Duration.ofHours(1))).hasValue(Delay.LONGEST_SECONDS);
        assertThat(TOLD.after(Duration.ofHours(-1))).hasValue(0);
    }
}
