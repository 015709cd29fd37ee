package org.plenary.sessions.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.sessions.programme.LiveState.ENDED;
import static org.plenary.sessions.programme.LiveState.LIVE;
import static org.plenary.sessions.programme.LiveState.PAUSED;
import static org.plenary.sessions.programme.LiveState.PREVIEW;
import static org.plenary.sessions.programme.LiveState.REPLAY;
import static org.plenary.sessions.programme.LiveState.SCHEDULED;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plenary.sessions.live.LiveRule.Outcome;
import org.plenary.sessions.programme.Live;
import org.plenary.sessions.programme.LiveState;
import org.plenary.sessions.rights.Role;

class LiveRuleTest {

    private static final Instant NOON = Instant.parse("2011-11-01T12:00:00Z");
    private static final Set<Role> PRODUCER = Set.of(Role.PRODUCER);
    private static final Set<Role> CHAIR = Set.of(Role.CHAIR);

    private final LiveRule rule = new LiveRule(Duration.ofMinutes(5));

    @Test
    void anEncoderThatPublishesToAScheduledSessionIsAPreview() {
        var live = moved(Live.SCHEDULED, new Cause.EncoderCame());

        assertThat(live.state()).isEqualTo(PREVIEW);
        assertThat(live.previewAt()).isEqualTo(NOON);
    }

    @Test
    void aPreviewWithoutItsEncoderIsScheduledAgainAndKeepsItsArming() {
        var armed = new Live(PREVIEW, true, false, NOON, null, null, null);

        var live = moved(armed, new Cause.EncoderWent());

        assertThat(live.state()).isEqualTo(SCHEDULED);
        assertThat(live.armed()).isTrue();
    }

    @Test
    void aProducerAndAChairTakeItLive() {
        for (var roles : List.of(PRODUCER, CHAIR)) {
            var hand = new Cause.Hand(roles, LIVE);
            assertThat(moved(in(PREVIEW), hand).startedAt()).isEqualTo(NOON);
            assertThat(moved(in(SCHEDULED), hand).state()).isEqualTo(LIVE);
        }
    }

    @Test
    void theFirstStartIsTheOneThatIsRemembered() {
        var started = NOON.minusSeconds(600);
        var paused = new Live(PAUSED, false, false, null, started, NOON.minusSeconds(60), null);

        var live = moved(paused, new Cause.Hand(PRODUCER, LIVE));

        assertThat(live.startedAt()).isEqualTo(started);
        assertThat(live.pausedAt()).isNull();
    }

    @Test
    void onlyTheEncodersDropPausesByItselfAndOnlyThatPauseResumesByItself() {
        var dropped = moved(in(LIVE), new Cause.EncoderWent());
        assertThat(dropped.state()).isEqualTo(PAUSED);
        assertThat(dropped.dropped()).isTrue();
        assertThat(moved(dropped, new Cause.EncoderCame()).state()).isEqualTo(LIVE);

        var byHand = moved(in(LIVE), new Cause.Hand(PRODUCER, PAUSED));
        assertThat(decide(byHand, new Cause.EncoderWent())).isInstanceOf(Outcome.Unmoved.class);
        assertThat(decide(byHand, new Cause.EncoderCame())).isInstanceOf(Outcome.Unmoved.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = LiveState.class,
            names = {"ENDED", "REPLAY"})
    void whatIsOverIsNeverMovedByTheEncoderOrTheClock(LiveState over) {
        assertThat(decide(in(over), new Cause.EncoderCame())).isInstanceOf(Outcome.Unmoved.class);
        assertThat(decide(in(over), new Cause.EncoderWent())).isInstanceOf(Outcome.Unmoved.class);
        assertThat(decide(in(over), new Cause.StartTime())).isInstanceOf(Outcome.Unmoved.class);
    }

    @Test
    void onlyWhatIsArmedStartsAtItsTime() {
        assertThat(decide(in(SCHEDULED), new Cause.StartTime())).isInstanceOf(Outcome.Unmoved.class);

        var live = moved(moved(in(SCHEDULED), new Cause.Arm(true)), new Cause.StartTime());

        assertThat(live.state()).isEqualTo(LIVE);
        assertThat(live.armed()).isFalse();
    }

    @Test
    void onlyWhatIsAheadCanBeArmed() {
        assertThat(decide(in(LIVE), new Cause.Arm(true))).isEqualTo(new Outcome.WrongState(LIVE));
        assertThat(decide(in(LIVE), new Cause.Arm(false))).isInstanceOf(Outcome.Unmoved.class);
    }

    @Test
    void anEndIsUndoneByAProducerForFiveMinutes() {
        var ended = moved(in(LIVE), new Cause.Hand(CHAIR, ENDED));
        var undo = new Cause.Hand(PRODUCER, LIVE);

        var almostFive =
                rule.decide(ended, undo, NOON.plus(Duration.ofMinutes(5)).minusMillis(1));
        assertThat(almostFive).isInstanceOfSatisfying(Outcome.Moved.class, back -> {
            assertThat(back.live().state()).isEqualTo(LIVE);
            assertThat(back.live().endedAt()).isNull();
        });
        assertThat(rule.decide(ended, undo, NOON.plus(Duration.ofMinutes(5)))).isInstanceOf(Outcome.TooLate.class);
        assertThat(decide(ended, new Cause.Hand(CHAIR, LIVE))).isInstanceOf(Outcome.NotYours.class);
        assertThat(moved(ended, new Cause.Hand(PRODUCER, PAUSED)).dropped()).isFalse();
    }

    @Test
    void takingAReplayOffThePageDoesNotMoveTheEnd() {
        var endedAt = NOON.minusSeconds(3_600);
        var replay = new Live(REPLAY, false, false, null, endedAt.minusSeconds(60), null, endedAt);

        assertThat(moved(replay, new Cause.Hand(PRODUCER, ENDED)).endedAt()).isEqualTo(endedAt);
    }

    @Test
    void aStateThatIsReachedAlreadyChangesNothing() {
        for (var state : LiveState.values()) {
            assertThat(decide(in(state), new Cause.Hand(PRODUCER, state))).isInstanceOf(Outcome.Unmoved.class);
        }
    }

    @Test
    void everyOtherWishIsTheWrongStep() {
        var right = Set.of(
                "SCHEDULED PREVIEW",
                "SCHEDULED LIVE",
                "PREVIEW LIVE",
                "LIVE PAUSED",
                "LIVE ENDED",
                "PAUSED LIVE",
                "PAUSED ENDED",
                "ENDED LIVE",
                "ENDED PAUSED",
                "ENDED REPLAY",
                "REPLAY ENDED");
        for (var from : LiveState.values()) {
            for (var wished : EnumSet.complementOf(EnumSet.of(from))) {
                var outcome = decide(in(from), new Cause.Hand(PRODUCER, wished));
                if (right.contains(from + " " + wished)) {
                    assertThat(outcome).as(from + " " + wished).isInstanceOf(Outcome.Moved.class);
                } else {
                    assertThat(outcome).as(from + " " + wished).isEqualTo(new Outcome.WrongState(from));
                }
            }
        }
    }

    private static Live in(LiveState state) {
        boolean over = state == ENDED || state == REPLAY;
        boolean began = over || state == LIVE || state == PAUSED;
        return new Live(
                state, false, false, null, began ? NOON : null, state == PAUSED ? NOON : null, over ? NOON : null);
    }

    private Outcome decide(Live before, Cause cause) {
        return rule.decide(before, cause, NOON);
    }

    private Live moved(Live before, Cause cause) {
        assertThat(decide(before, cause)).isInstanceOf(Outcome.Moved.class);
        return ((Outcome.Moved) decide(before, cause)).live();
    }
}
