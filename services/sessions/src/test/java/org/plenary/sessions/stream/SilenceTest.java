package org.plenary.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration GAP = Duration.ofSeconds(2);

    private Instant now = Instant.parse("2011-11-01T09:00:00Z");
    private Silence silence = Silence.NEVER_ASKED;

    @Test
    void aServerThatGivesNoAnswerForLongIsSilent() {
        ask(true, 0);
        for (int times = 0; times < 10; times++) {
            ask(false, 0);
            assertThat(silence.hasLasted(LIMIT)).isFalse();
        }
        ask(false, 0);
        assertThat(silence.hasLasted(LIMIT)).isTrue();
    }

    @Test
    void oneFailedAskAfterALongTimeWithoutAnyIsNoSilence() {
        ask(true, 0);
        pass(60_000);
        ask(false, 0);
        assertThat(silence.hasLasted(LIMIT)).isFalse();
        pass(60_000);
        ask(false, 0);
        assertThat(silence.hasLasted(LIMIT)).isFalse();
    }

    @Test
    void neitherIsAnAskThatWasHeldUpItself() {
        ask(true, 0);
        ask(false, 60_000);
        ask(false, 1_000);
        assertThat(silence.hasLasted(LIMIT)).isFalse();
    }

    @Test
    void anAnswerEndsIt() {
        for (int times = 0; times < 20; times++) {
            ask(false, 0);
        }
        ask(true, 0);
        ask(false, 0);
        assertThat(silence.hasLasted(LIMIT)).isFalse();
    }

    @Test
    void theFirstAskOfAllIsNoSilence() {
        ask(false, 0);
        assertThat(silence.hasLasted(LIMIT)).isFalse();
    }

    private void ask(boolean answered, long millis) {
        pass(500);
        var began = now;
        pass(millis);
        silence = silence.after(began, now, answered, GAP);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }
}
