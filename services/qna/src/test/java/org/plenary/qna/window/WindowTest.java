package org.plenary.qna.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.qna.window.Window.Wish;

class WindowTest {

    private static final Instant NOW = Instant.parse("2011-11-01T10:00:00Z");

    private static Window window(boolean asking, boolean voting, Instant closesAt, boolean ended) {
        return new Window(UUID.randomUUID(), asking, voting, closesAt, ended, 1);
    }

    @Test
    void takesWhatIsWishedFor() {
        var window = window(true, false, NOW.plusSeconds(1), false);

        assertThat(window.takesQuestions(NOW)).isTrue();
        assertThat(window.takesVotes(NOW)).isFalse();
    }

    @Test
    void takesNothingFromTheMomentItCloses() {
        var window = window(true, true, NOW, false);

        assertThat(window.takesQuestions(NOW.minusNanos(1))).isTrue();
        assertThat(window.takesQuestions(NOW)).isFalse();
        assertThat(window.takesVotes(NOW)).isFalse();
    }

    @Test
    void takesNothingOnceTheSessionHasEnded() {
        var window = window(true, true, NOW.plusSeconds(60), true);

        assertThat(window.takesQuestions(NOW)).isFalse();
        assertThat(window.takesVotes(NOW)).isFalse();
    }

    @Test
    void knowsTheWishThatItHoldsAlready() {
        var window = window(true, false, NOW, false);

        assertThat(window.is(new Wish(true, false, NOW))).isTrue();
        assertThat(window.is(new Wish(true, false, NOW.plusSeconds(1)))).isFalse();
        assertThat(window.is(new Wish(false, false, NOW))).isFalse();
    }

    @Test
    void tellsOthersWhatHoldsAndNotWhatWasWishedFor() {
        var told = WindowEvents.message(window(true, true, NOW, false), NOW);

        assertThat(told.getAsking()).isFalse();
        assertThat(told.getVoting()).isFalse();
        assertThat(told.getClosesAt().getSeconds()).isEqualTo(NOW.getEpochSecond());
    }
}
