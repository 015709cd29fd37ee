package org.plenary.youth.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.youth.admission.Band;
import org.plenary.youth.conclusion.Conclusion.Ground;
import org.plenary.youth.conclusion.Conclusion.State;
import org.plenary.youth.conclusion.Conclusion.Words;

class AdoptionTest {

    private static final Ground GROUND = new Ground(UUID.randomUUID(), UUID.randomUUID(), "hope", "Ask us first.");

    @ParameterizedTest
    @CsvSource({"2, 1, 0, 4, 2", "1, 0, 5, 6, 6", "1, 0, 0, 1, 1", "3, 2, 9, 2, 1", "9, 0, 0, 1, 1"})
    void aRoomAdoptsWhatMoreAgreeWithThanNotWhenHalfOfItHasLooked(
            int agree, int disagree, int pass, int present, int heard) {
        assertThat(draft(agree, disagree, pass).obstacle(present, heard)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "0, 1, 5", "0, 0, 6", "4, 5, 0"})
    void asManyWhoDisagreeKeepItFromBeingAdoptedAndWhoPassesDoesNotCarryIt(int agree, int disagree, int pass) {
        assertThat(draft(agree, disagree, pass).obstacle(4, 4)).contains(Obstacle.NOT_AGREED);
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "3, 1", "1, 0", "0, 0"})
    void aFewWhoAreQuickDoNotSpeakForARoomThatHasNotLooked(int present, int heard) {
        assertThat(draft(9, 0, 0).obstacle(present, heard)).contains(Obstacle.NEEDS_STANCES);
    }

    @Test
    void whatRestsOnNothingAnyMoreIsNotAdopted() {
        assertThat(draft(List.of(), new Tally(4, 0, 0)).obstacle(4, 4)).contains(Obstacle.NEEDS_CONTRIBUTIONS);
    }

    @Test
    void countsBelowFiveAreNotTold() {
        assertThat(Tally.told(0)).isNull();
        assertThat(Tally.told(4)).isNull();
        assertThat(Tally.told(5)).isEqualTo(5);
    }

    private static Conclusion draft(int agree, int disagree, int pass) {
        return draft(List.of(GROUND), new Tally(agree, disagree, pass));
    }

    private static Conclusion draft(List<Ground> grounds, Tally tally) {
        return new Conclusion(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Who decides?",
                Band.OLDER,
                new Words("Young people are asked first.", null),
                grounds,
                State.DRAFT,
                tally,
                null,
                null,
                List.of(),
                1);
    }
}
