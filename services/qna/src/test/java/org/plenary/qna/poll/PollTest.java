package org.plenary.qna.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.qna.poll.Poll.Fault;
import org.plenary.qna.poll.Poll.Kind;
import org.plenary.qna.poll.Poll.Move;
import org.plenary.qna.poll.Poll.Paper;
import org.plenary.qna.poll.Poll.Results;
import org.plenary.qna.poll.Poll.Scale;
import org.plenary.qna.poll.Poll.State;
import org.plenary.qna.poll.Poll.Tally;
import org.plenary.qna.poll.Poll.Times;

class PollTest {

    private static final Instant NOW = Instant.parse("2011-11-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Paper PAPER = paper(Kind.SINGLE, List.of("Yes", "No"), 1, null);

    private static Paper paper(Kind kind, List<String> options, int atMost, @Nullable Scale scale) {
        return new Paper("Shall we?", kind, options, atMost, scale, "en");
    }

    private static Poll poll(State state, Results results) {
        var opened = state == State.DRAFT ? null : NOW;
        var closed = state == State.CLOSED ? NOW : null;
        return new Poll(
                UUID.randomUUID(),
                UUID.randomUUID(),
                PAPER,
                results,
                state,
                new Times(opened, null, closed),
                new Tally(1, List.of(1L, 0L), 1),
                7);
    }

    private static Poll moved(Move move) {
        assertThat(move).isInstanceOf(Move.Moved.class);
        return ((Move.Moved) move).to();
    }

    private static List<Fault> faults(Kind kind, List<String> options, int atMost, @Nullable Scale scale) {
        return paper(kind, options, atMost, scale).faults();
    }

    @Test
    void opensFromADraftAndOnceMoreAfterItWasClosed() {
        var open = moved(poll(State.DRAFT, Results.LIVE).open(NOW, LATER));
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.times()).isEqualTo(new Times(NOW, LATER, null));

        var closed = moved(open.close(LATER, Duration.ZERO));
        assertThat(closed.times()).isEqualTo(new Times(NOW, LATER, LATER));

        var again = moved(closed.open(LATER, null));
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.times()).isEqualTo(new Times(NOW, null, null));
    }

    @Test
    void staysWhereItIsWhenItIsThereAlready() {
        assertThat(poll(State.OPEN, Results.LIVE).open(LATER, null)).isEqualTo(new Move.Reached());
        assertThat(poll(State.CLOSED, Results.LIVE).close(LATER, Duration.ZERO)).isEqualTo(new Move.Reached());
        assertThat(poll(State.DRAFT, Results.LIVE).edit(PAPER, Results.LIVE)).isEqualTo(new Move.Reached());
    }

    @Test
    void closesByItselfOnlyOnceTheTimeHasComeThatIsPlannedNow() {
        var open = moved(poll(State.DRAFT, Results.LIVE).open(NOW, LATER));

        assertThat(open.closeWhenDue(LATER.minusNanos(1))).isEqualTo(new Move.Reached());
        assertThat(moved(open.closeWhenDue(LATER)).state()).isEqualTo(State.CLOSED);
        assertThat(poll(State.OPEN, Results.LIVE).closeWhenDue(LATER)).isEqualTo(new Move.Reached());
        assertThat(poll(State.CLOSED, Results.LIVE).closeWhenDue(LATER)).isEqualTo(new Move.Reached());
    }

    @Test
    void closesLaterForEverybodyWhereSomeAreBehindTheHall() {
        var delay = Duration.ofSeconds(8);
        var ending = moved(poll(State.OPEN, Results.LIVE).close(NOW, delay));
        assertThat(ending.state()).isEqualTo(State.OPEN);
        assertThat(ending.times()).isEqualTo(new Times(NOW, NOW.plus(delay), null));

        assertThat(ending.close(NOW.plusSeconds(2), delay)).isEqualTo(new Move.Reached());
        assertThat(moved(ending.open(NOW.plusSeconds(2), null)).times()).isEqualTo(new Times(NOW, null, null));
        assertThat(moved(ending.closeWhenDue(NOW.plus(delay))).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void isNotClosedBeforeItWasOpenNorRewordedAfter() {
        var other = paper(Kind.SCALE, List.of(), 1, new Scale(1, 5, "never", "always"));

        assertThat(poll(State.DRAFT, Results.LIVE).close(NOW, Duration.ZERO)).isEqualTo(new Move.Refused());
        assertThat(poll(State.OPEN, Results.LIVE).edit(other, Results.LIVE)).isEqualTo(new Move.Refused());
        assertThat(poll(State.CLOSED, Results.LIVE).edit(other, Results.LIVE)).isEqualTo(new Move.Refused());
        assertThat(moved(poll(State.DRAFT, Results.LIVE).edit(other, Results.CLOSED))
                        .paper())
                .isEqualTo(other);
    }

    @Test
    void showsItsCountsWhileOpenOnlyWhereItSaysSo() {
        assertThat(poll(State.OPEN, Results.LIVE).showsCounts()).isTrue();
        assertThat(poll(State.OPEN, Results.CLOSED).showsCounts()).isFalse();
        assertThat(poll(State.CLOSED, Results.CLOSED).showsCounts()).isTrue();
        assertThat(poll(State.DRAFT, Results.LIVE).showsCounts()).isFalse();
    }

    @Test
    void numbersItsChoicesByPlaceOrByStep() {
        var scale = paper(Kind.SCALE, List.of(), 1, new Scale(-2, 2, null, null));

        assertThat(List.of(PAPER.first(), PAPER.last())).containsExactly(0, 1);
        assertThat(List.of(scale.first(), scale.last())).containsExactly(-2, 2);
        assertThat(scale.faults()).isEmpty();
        assertThat(PAPER.faults()).isEmpty();
    }

    @Test
    void hasNoTwoOptionsThatLookTheSame() {
        for (var twin : List.of("yes", "Yes\u200B", " Yes ", "\u00A0YES")) {
            assertThat(faults(Kind.SINGLE, List.of("Yes", twin), 1, null))
                    .as(twin)
                    .containsExactly(new Fault("options", "must differ"));
        }
    }

    @Test
    void hasTwoToTenOptionsThatDiffer() {
        var message = "must be 2 to 10";
        assertThat(faults(Kind.SINGLE, List.of("Yes"), 1, null)).containsExactly(new Fault("options", message));
        assertThat(faults(Kind.SINGLE, Collections.nCopies(11, "Yes"), 1, null))
                .containsExactly(new Fault("options", message));
        assertThat(faults(Kind.SINGLE, List.of("Yes", "Yes"), 1, null))
                .containsExactly(new Fault("options", "must differ"));
        assertThat(faults(Kind.MULTIPLE, List.of("Yes", "No"), 3, null))
                .extracting(Fault::field)
                .containsExactly("atMost");
        assertThat(faults(Kind.MULTIPLE, List.of("Yes", "No"), 0, null))
                .extracting(Fault::field)
                .containsExactly("atMost");
        assertThat(faults(Kind.SINGLE, List.of("Yes", "No"), 2, new Scale(1, 5, null, null)))
                .extracting(Fault::field)
                .containsExactly("scale", "atMost");
    }

    @Test
    void hasAScaleOfTwoToElevenStepsUpwards() {
        assertThat(faults(Kind.SCALE, List.of(), 1, new Scale(0, 10, null, null)))
                .isEmpty();
        for (var scale : List.of(
                new Scale(0, 11, null, null),
                new Scale(3, 3, null, null),
                new Scale(5, 1, null, null),
                new Scale(Integer.MIN_VALUE, Integer.MAX_VALUE, null, null))) {
            assertThat(faults(Kind.SCALE, List.of(), 1, scale))
                    .extracting(Fault::field)
                    .containsExactly("scale");
        }
        assertThat(faults(Kind.SCALE, List.of("Yes"), 2, null))
                .extracting(Fault::field)
                .containsExactly("options", "scale", "atMost");
    }
}
