package org.plenary.qna.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.qna.window.Window.Wish;

class WindowTest {

    private static final Instant NOW = Instant.parse("2011-11-01T10:00:00Z");

    private static Window window(
            boolean asking,
            boolean voting,
            @Nullable Instant closesAt,
            @Nullable Instant askingUntil,
            @Nullable Instant votingUntil) {
        return new Window(UUID.randomUUID(), asking, voting, closesAt, askingUntil, votingUntil, false, 1);
    }

    @Test
    void takesNothingFromTheMomentItClosesForEverybody() {
        var window = window(true, true, NOW.minusSeconds(8), NOW, NOW.plusSeconds(1));

        assertThat(window.takesQuestions(NOW.minusNanos(1))).isTrue();
        assertThat(window.takesQuestions(NOW)).isFalse();
        assertThat(window.takesVotes(NOW)).isTrue();
    }

    @Test
    void takesBothWhileNoEndIsInSight() {
        var window = window(true, true, null, null, null);

        assertThat(window.takesQuestions(NOW)).isTrue();
        assertThat(window.takesVotes(NOW)).isTrue();
    }

    @Test
    void knowsTheWishThatItHoldsAlready() {
        var window = window(true, false, NOW, NOW, NOW.minusSeconds(1));

        assertThat(window.is(new Wish(true, false, NOW))).isTrue();
        assertThat(window.is(new Wish(true, false, NOW.plusSeconds(1)))).isFalse();
        assertThat(window.is(new Wish(false, false, NOW))).isFalse();
    }

    @Test
    void tellsOthersWhatHoldsAndNotWhatWasWishedFor() {
        var told = WindowEvents.message(window(true, true, NOW, NOW, NOW.plusSeconds(1)), NOW);

        assertThat(told.getAsking()).isFalse();
        assertThat(told.hasAskingUntil()).isFalse();
        assertThat(told.getVoting()).isTrue();
        assertThat(told.getVotingUntil().getSeconds()).isEqualTo(NOW.getEpochSecond() + 1);
        assertThat(told.getClosesAt().getSeconds()).isEqualTo(NOW.getEpochSecond());
    }
}
