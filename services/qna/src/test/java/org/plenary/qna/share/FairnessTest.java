package org.plenary.qna.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.qna.share.Fairness.By;
import org.plenary.qna.share.Fairness.Candidate;
import org.plenary.qna.share.Fairness.Counted;
import org.plenary.qna.share.Fairness.Group;
import org.plenary.qna.share.Fairness.Share;
import org.plenary.qna.share.Fairness.UnderHeard;

class FairnessTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private static Counted region(String group, long asked, long put, long askers) {
        return new Counted(By.REGION, group, asked, put, askers);
    }

    private static Fairness of(Counted... counted) {
        var all = List.of(counted);
        long asked = all.stream().mapToLong(Counted::asked).sum();
        long put = all.stream().mapToLong(Counted::put).sum();
        return Fairness.of(asked, put, all, false);
    }

    private static List<Group> groups(Fairness fairness, By by) {
        return fairness.shares().stream()
                .filter(share -> share.by() == by)
                .map(Share::groups)
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void namesRegionsThatFiveShareAndGathersTheOthers() {
        var fairness = of(
                region("asia", 6, 1, 5),
                region("europe", 9, 3, 8),
                region("africa", 3, 0, 3),
                region("oceania", 1, 1, 1),
                region("other", 2, 0, 1));

        assertThat(groups(fairness, By.REGION))
                .containsExactly(new Group("europe", 9, 3), new Group("asia", 6, 1), new Group("other", 6, 1));
    }

    @Test
    void gathersAnotherRegionWhereWhatIsLeftWouldPointAtSomebody() {
        var fairness = of(
                region("asia", 6, 1, 5),
                region("europe", 9, 3, 8),
                region("americas", 7, 3, 7),
                region("africa", 1, 0, 1));

        assertThat(groups(fairness, By.REGION))
                .containsExactly(new Group("europe", 9, 3), new Group("americas", 7, 3), new Group("other", 7, 1));
    }

    @Test
    void saysNothingOfRegionsWhereOneAloneCouldBeNamed() {
        assertThat(groups(of(region("europe", 9, 3, 9)), By.REGION)).isEmpty();
        assertThat(groups(of(region("europe", 9, 3, 9), region("asia", 4, 0, 4)), By.REGION))
                .isEmpty();
        assertThat(groups(of(region("asia", 4, 0, 4), region("africa", 4, 1, 4)), By.REGION))
                .isEmpty();
    }

    @Test
    void takesQuestionsThatNobodyIsKnownToHaveAskedForNobody() {
        var fairness = of(region("europe", 9, 3, 9), region("other", 2, 1, 0));

        assertThat(groups(fairness, By.REGION)).containsExactly(new Group("europe", 9, 3), new Group("other", 2, 1));
    }

    /// Whatever is counted: nothing told is shared by one to four people, and together it is all there is.
    @Test
    void pointsAtFewerThanFiveInNoRandomCount() {
        var random = new Random(2011);
        for (int round = 0; round < 5_000; round++) {
            var counted = new ArrayList<Counted>();
            for (var word : List.of("africa", "americas", "asia", "europe", "oceania", "other")) {
                long askers = random.nextInt(9);
                long asked = askers == 0 ? random.nextInt(2) : askers + random.nextInt(4);
                if (asked > 0) {
                    counted.add(region(word, asked, random.nextLong(asked + 1), askers));
                }
            }
            var fairness = of(counted.toArray(Counted[]::new));
            var told = groups(fairness, By.REGION);
            if (told.isEmpty()) {
                continue;
            }
            assertThat(told.stream().mapToLong(Group::asked).sum()).isEqualTo(fairness.asked());
            assertThat(told.stream().mapToLong(Group::put).sum()).isEqualTo(fairness.put());
            var named = told.stream().map(Group::group).toList();
            assertThat(counted)
                    .filteredOn(one -> !one.group().equals("other") && named.contains(one.group()))
                    .allMatch(one -> one.askers() >= 5);
            long rest = counted.stream()
                    .filter(one -> one.group().equals("other") || !named.contains(one.group()))
                    .mapToLong(Counted::askers)
                    .sum();
            assertThat(rest).matches(askers -> askers == 0 || askers >= 5);
        }
    }

    @Test
    void tellsUnderTheChathamHouseRuleOnlyHowQuestionsCameBy() {
        var counted = List.of(
                new Counted(By.ORIGIN, "web", 20, 9, 20),
                new Counted(By.ORIGIN, "room", 6, 0, 0),
                new Counted(By.AGE, "adult", 20, 9, 20),
                new Counted(By.AGE, "other", 6, 0, 0),
                region("asia", 10, 0, 10),
                region("europe", 10, 9, 10),
                region("other", 6, 0, 0),
                new Counted(By.FIRST, "first", 10, 0, 10),
                new Counted(By.FIRST, "again", 10, 9, 10));

        var silent = Fairness.of(26, 9, counted, true);

        assertThat(silent.shares()).extracting(Share::by).containsExactly(By.ORIGIN);
        assertThat(silent.underHeard()).containsExactly(new UnderHeard(By.ORIGIN, new Group("room", 6, 0)));
        assertThat(Fairness.of(26, 9, counted, false).shares())
                .extracting(Share::by)
                .containsExactly(By.ORIGIN, By.AGE, By.REGION, By.FIRST);
    }

    /// How a group of 12 questions stands that asked so many of them.
    @ParameterizedTest
    @CsvSource({
        "5, 0, 4, true", // 5 of 12 and none of 4
        "5, 1, 4, false", // one was put, of five thirds that were due
        "5, 1, 5, true", // one, of twenty-five twelfths
        "6, 1, 4, false", // just half
        "2, 0, 6, true", // just one was due
        "2, 0, 5, false", // not even one was due yet
        "5, 0, 0, false" // nothing was put at all
    })
    void hearsTooLittleOfWhoWasPutLessThanHalfAsOftenAsTheyAsked(long asked, long put, long allPut, boolean under) {
        var fairness = of(region("asia", asked, put, 5), region("europe", 12 - asked, allPut - put, 5));

        assertThat(fairness.underHeard())
                .filteredOn(one -> one.group().group().equals("asia"))
                .hasSize(under ? 1 : 0);
    }

    @Test
    void neverCallsTheOthersUnderHeard() {
        assertThat(of(region("europe", 9, 9, 9), region("other", 9, 0, 9)).underHeard())
                .isEmpty();
    }

    @Test
    void suggestsFromTheGroupThatWasPutTheLeastThenTheBestSupportedThenTheEarliest() {
        var asia = new UnderHeard(By.REGION, new Group("asia", 9, 1));
        var africa = new UnderHeard(By.REGION, new Group("africa", 6, 0));
        var young = new UnderHeard(By.AGE, new Group("youth", 20, 0));
        var popular = new Candidate(asia, FIRST, 90, Instant.EPOCH);
        var least = new Candidate(africa, SECOND, 1, Instant.EPOCH);
        var supported = new Candidate(young, FIRST, 2, Instant.MAX);
        var early = new Candidate(young, FIRST, 1, Instant.EPOCH.minusSeconds(1));

        assertThat(suggested(popular, least)).isEqualTo(least);
        assertThat(suggested(popular, least, supported)).isEqualTo(supported);
        assertThat(suggested(least, early)).isEqualTo(early);
        // The same question for two reasons: by age before by region.
        assertThat(suggested(
                                new Candidate(africa, FIRST, 1, Instant.EPOCH),
                                new Candidate(young, FIRST, 1, Instant.EPOCH))
                        .of())
                .isEqualTo(young);
        assertThat(Fairness.suggest(List.of())).isEmpty();
    }

    /// The same, in whatever order they come.
    private static Candidate suggested(Candidate... candidates) {
        var all = new ArrayList<>(List.of(candidates));
        var suggested = Fairness.suggest(all).orElseThrow();
        Collections.reverse(all);
        assertThat(Fairness.suggest(all)).contains(suggested);
        return suggested;
    }
}
