package org.plenary.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2011-11-01T09:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private Status owner = Status.OK;

    private final HeldAnswers<String, String> answers =
            new HeldAnswers<>(Duration.ofSeconds(5), Duration.ofMinutes(10), 100, now::get, key -> {
                asked.incrementAndGet();
                if (!owner.isOk()) {
                    throw new StatusRuntimeException(owner);
                }
                return key + asked.get();
            });

    @Test
    void anAnswerIsHeldForFiveSecondsAndNoLonger() {
        assertThat(answers.get("a")).isEqualTo("a1");
        pass(Duration.ofMillis(4_999));
        assertThat(answers.get("a")).isEqualTo("a1");
        pass(Duration.ofMillis(1));
        assertThat(answers.get("a")).isEqualTo("a2");
    }

    @Test
    void theLastAnswerHoldsForTenMinutesWhileTheOwnerIsSilent() {
        answers.get("a");
        owner = Status.UNAVAILABLE;
        pass(Duration.ofMinutes(9));
        assertThat(answers.get("a")).isEqualTo("a1");
        pass(Duration.ofMinutes(1));
        assertThatThrownBy(() -> answers.get("a")).isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void anOwnerThatRefusesIsNotSilent() {
        answers.get("a");
        owner = Status.PERMISSION_DENIED;
        pass(Duration.ofSeconds(6));
        assertThatThrownBy(() -> answers.get("a")).hasMessageContaining("PERMISSION_DENIED");
    }

    @Test
    void silenceWithoutAnAnswerBeforeIsAFailure() {
        owner = Status.DEADLINE_EXCEEDED;
        assertThatThrownBy(() -> answers.get("a")).isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void aHeldAnswerThatIsNotEnoughIsAskedForAgainHoweverFresh() {
        answers.get("a");
        assertThat(answers.get("a", "a1"::equals)).isEqualTo("a1");
        assertThat(answers.get("a", "a2"::equals)).isEqualTo("a2");
        assertThat(answers.get("a")).isEqualTo("a2");
    }

    @Test
    void askingASilentOwnerAgainCostsNothingThatIsHeld() {
        answers.get("a");
        owner = Status.UNAVAILABLE;
        assertThat(answers.get("a", "a2"::equals)).isEqualTo("a1");
        pass(Duration.ofMinutes(9));
        assertThat(answers.get("a")).isEqualTo("a1");
        assertThatThrownBy(() -> answers.get("b")).isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void amongManyTheLastAnswersHoldForThoseTheOwnerIsSilentOn() {
        answers.get("a");
        answers.get("b");

        assertThat(answers.refresh(List.of("a", "b", "c"), keys -> Map.of("a", "new")))
                .containsOnly(Map.entry("a", "new"), Map.entry("b", "b2"));
        assertThat(answers.refresh(List.of("a", "b", "c"), keys -> {
                    throw new StatusRuntimeException(Status.DEADLINE_EXCEEDED);
                }))
                .containsOnly(Map.entry("a", "new"), Map.entry("b", "b2"));
        assertThatThrownBy(() -> answers.refresh(List.of("a"), keys -> {
                    throw new StatusRuntimeException(Status.PERMISSION_DENIED);
                }))
                .isInstanceOf(StatusRuntimeException.class);
        pass(Duration.ofMinutes(10));
        assertThat(answers.refresh(List.of("a", "b"), keys -> Map.of())).isEmpty();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
