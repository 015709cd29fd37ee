package org.plenary.edge.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.edge.board.Item.Stand;

class BoardTest {

    private static final Hints NONE = new Hints(Set.of(), Map.of(), null);
    private static final Instant MORNING = Instant.parse("2011-11-01T09:00:00Z");

    private static final Described SNAPSHOT = Described.as("LiveSnapshot");
    private static final Described CHANGE = Described.as("LiveChange");

    private final Board board = new Board("s");

    @Test
    void theBoardIsRankedByVotesThenByWhoWasPublishedFirstThenById() {
        board.question("c", 1, item("c", 0, Stand.PUBLISHED, 1), true);
        board.question("b", 1, item("b", 0, Stand.PUBLISHED, 1), true);
        board.question("a", 1, item("a", 5, Stand.PUBLISHED, 1), true);
        board.question("d", 1, item("d", 9, Stand.PUBLISHED, 1), true);
        board.tally("d", 3, 1);

        assertThat(board.view().board()).extracting(Item::id).containsExactly("d", "b", "c", "a");
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() {
        board.question("a", 3, null, true);
        board.question("a", 2, item("a", 0, Stand.PUBLISHED, 2), true);
        board.tally("b", 7, 4);
        board.tally("b", 6, 3);
        board.question("b", 1, item("b", 0, Stand.PUBLISHED, 1), true);
        board.session("live", true, false, 5);
        board.session("scheduled", true, false, 4);
        board.window(new AskWindow(false, true, null, null, null), 2);
        board.window(AskWindow.OPEN, 1);

        assertThat(board.view().board()).extracting(Item::id, Item::votes).containsExactly(tuple("b", 7L));
        assertThat(board.view().state()).isEqualTo("live");
        assertThat(board.view().window().asking()).isFalse();
    }

    @Test
    void tellsTheDeskOfWhatModeratorsDoOnce() {
        board.takeHints();
        board.desk(2);
        assertThat(board.takeHints().desk()).isNotNull();
        board.desk(2);
        board.desk(1);
        assertThat(board.takeHints().desk()).isNull();
    }

    @Test
    void previewIsNobodysToSee() {
        board.session("preview", true, false, 1);

        assertThat(board.view().state()).isEqualTo("scheduled");
    }

    @Test
    void aSessionThatIsOverTakesNeitherQuestionsNorVotes() {
        board.session("ended", true, false, 1);

        assertThat(board.view().window()).isEqualTo(AskWindow.CLOSED);
    }

    @Test
    void aSessionThatIsOverTakesThemUntilThoseBehindTheHallHaveSeenItsEnd() {
        var until = Instant.parse("2011-11-01T17:00:08Z");
        board.session("ended", true, false, 1);
        board.window(new AskWindow(true, true, null, until, until), 1);
        assertThat(board.view().window().asking()).isTrue();

        board.window(AskWindow.CLOSED, 2);
        assertThat(board.view().window()).isEqualTo(AskWindow.CLOSED);
    }

    @Test
    void theLaterOneIsOnStageWhileTwoSeemToBe() {
        board.question("a", 1, staged("a", 1), true);
        board.question("b", 1, staged("b", 2), true);

        assertThat(board.view().onStage()).isNotNull().extracting(Item::id).isEqualTo("b");
    }

    @Test
    void atMostTwoHundredAreShownAndTheOneOnStageAlways() {
        for (int number = 0; number < 250; number++) {
            var id = "q%03d".formatted(number);
            board.question(id, 1, item(id, number, Stand.PUBLISHED, 1), true);
            board.tally(id, 1_000 - number, 1);
        }
        board.question("q249", 2, staged("q249", 1), true);

        var view = board.view();
        assertThat(view.board())
                .hasSize(Board.ITEMS_MAX)
                .extracting(Item::id)
                .contains("q000", "q198", "q249")
                .doesNotContain("q199");
        assertThat(view.onStage()).isNotNull();
    }

    @Test
    void aFullBoardAsksItsOwnerWhenSomethingUnknownMayComeUp() {
        for (int number = 0; number < Board.ITEMS_MAX; number++) {
            board.question("q" + number, 1, item("q" + number, 0, Stand.PUBLISHED, 1), true);
        }
        assertThat(board.takeIncomplete()).isFalse();

        board.tally("never heard of", 99, 1);
        assertThat(board.takeIncomplete()).isTrue();
        assertThat(board.takeIncomplete()).isFalse();

        board.question("q7", 2, null, true);
        assertThat(board.takeIncomplete()).isTrue();
    }

    @Test
    void onlyDecisionsAreHintedToAskersAndEveryMoveToTheDesk() {
        board.question("a", 1, null, false);
        assertThat(board.takeHints()).isEqualTo(new Hints(Set.of(), Map.of(), 1L));
        assertThat(board.takeHints()).isEqualTo(NONE);

        board.question("a", 2, item("a", 0, Stand.PUBLISHED, 2), true);
        board.tally("a", 1, 1);
        assertThat(board.takeHints()).isEqualTo(new Hints(Set.of("a"), Map.of(), 2L));
    }

    @Test
    void theLatestFiftyUpdatesAreShownNewestFirst() {
        for (int number = 0; number < 60; number++) {
            board.post(new Post("p" + number, "text", MORNING.plusSeconds(number), 1));
        }

        assertThat(board.view().updates())
                .hasSize(50)
                .extracting(Post::id)
                .startsWith("p59")
                .endsWith("p10");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void aPageThatFoldsTheChangesSeesWhatTheBoardHolds(long seed) {
        var random = new Random(seed);
        var seen = board.view();
        for (int step = 0; step < 400; step++) {
            for (int burst = random.nextInt(5); burst >= 0; burst--) {
                somethingHappens(random, step);
            }
            var now = board.view();
            var change = Change.between(seen, now, board.takeHints());

            assertThat(folded(seen, change)).isEqualTo(now);
            assertThat(SNAPSHOT.faults(LiveJson.snapshot(now))).isEmpty();
            assertThat(CHANGE.faults(LiveJson.change(change))).isEmpty();
            assertThat(change.isEmpty() && !seen.equals(now)).isFalse();
            seen = now;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void factsMayComeInAnyOrderAndTwice(long seed) {
        var random = new Random(seed);
        var facts = new ArrayList<Consumer<Board>>();
        for (int version = 1; version <= 60; version++) {
            long at = version;
            var id = "q" + random.nextInt(10);
            var item = random.nextInt(3) == 0 ? null : item(id, random.nextInt(5), stand(random), at);
            long votes = random.nextInt(100);
            facts.add(target -> target.question(id, at, item, true));
            facts.add(target -> target.tally(id, votes, at));
            facts.add(target -> target.session(at % 2 == 0 ? "live" : "paused", true, false, at));
        }
        facts.forEach(fact -> fact.accept(board));
        var shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts);
        Collections.shuffle(shuffled, random);
        var other = new Board("s");
        shuffled.forEach(fact -> fact.accept(other));

        assertThat(other.view()).isEqualTo(board.view());
    }

    private void somethingHappens(Random random, int step) {
        var id = "q" + random.nextInt(260);
        switch (random.nextInt(11)) {
            case 8 -> {
                var about = "p" + random.nextInt(16);
                var closedAt = random.nextInt(4) == 0 ? null : MORNING.plusSeconds(step);
                board.poll(about, step + 1, poll(about, closedAt, step + 1));
            }
            case 9, 10 ->
                board.pollTally(
                        "p" + random.nextInt(16),
                        new Poll.Tally(step, random.nextBoolean() ? List.of(1L, (long) step) : null, step + 1));
            case 0, 1, 2 -> board.tally(id, random.nextInt(50), step + 1);
            case 3, 4 -> board.question(id, step + 1, item(id, random.nextInt(100), stand(random), step + 1), true);
            case 5 -> board.question(id, step + 1, null, random.nextBoolean());
            case 6 -> board.post(new Post("p" + random.nextInt(70), "t" + step, MORNING.plusSeconds(step), step + 1));
            default -> {
                board.session(random.nextBoolean() ? "live" : "paused", true, false, step + 1);
                board.viewers(random.nextInt(3));
            }
        }
    }

    private static Poll poll(String id, @Nullable Instant closedAt, long version) {
        return new Poll(
                id,
                "Shall we?",
                "single",
                List.of("Yes", "No"),
                1,
                null,
                "en",
                true,
                MORNING,
                null,
                closedAt,
                Poll.Tally.NONE,
                version);
    }

    /// What a page does with a change.
    private static View folded(View seen, Change change) {
        var items = new HashMap<String, Item>();
        seen.board().forEach(item -> items.put(item.id(), item));
        change.put().forEach(item -> items.put(item.id(), item));
        change.drop().forEach(items::remove);
        change.votes().forEach((id, votes) -> items.computeIfPresent(id, (key, item) -> item.withVotes(votes)));
        var stage = change.stageMoved() ? change.onStage() : seen.onStage();
        if (stage != null && change.votes().containsKey(stage.id())) {
            stage = stage.withVotes(change.votes().get(stage.id()));
        }
        var posts = new HashMap<String, Post>();
        seen.updates().forEach(post -> posts.put(post.id(), post));
        change.updates().forEach(post -> posts.put(post.id(), post));
        // The order of the two hundred is the page's own to make; which they are is ours.
        return new View(
                seen.session(),
                change.state() == null ? seen.state() : change.state(),
                change.viewers() == null ? seen.viewers() : change.viewers(),
                stage,
                items.values().stream().sorted(Item.BY_RANK).toList(),
                posts.values().stream()
                        .sorted(Post.NEWEST_FIRST)
                        .limit(Board.POSTS_MAX)
                        .toList(),
                change.window() == null ? seen.window() : change.window(),
                foldedPolls(seen, change));
    }

    private static List<Poll> foldedPolls(View seen, Change change) {
        var polls = new HashMap<String, Poll>();
        seen.polls().forEach(poll -> polls.put(poll.id(), poll));
        change.polls().forEach(poll -> polls.put(poll.id(), poll));
        change.ballots().forEach((id, counted) -> polls.computeIfPresent(id, (key, poll) -> poll.with(counted)));
        return polls.values().stream()
                .sorted(Poll.OPEN_FIRST)
                .limit(Polls.SHOWN_MAX)
                .toList();
    }

    private static Stand stand(Random random) {
        return Stand.values()[random.nextInt(Stand.values().length)];
    }

    private static Item staged(String id, int minute) {
        return new Item(
                id,
                "text",
                null,
                "web",
                null,
                "en",
                0,
                false,
                List.of(),
                0,
                Stand.ON_STAGE,
                MORNING,
                MORNING.plusSeconds(60L * minute),
                null,
                null,
                2);
    }

    private static Item item(String id, int minute, Stand stand, long version) {
        return new Item(
                id,
                "text",
                null,
                "web",
                null,
                "en",
                0,
                false,
                List.of(),
                0,
                stand,
                MORNING.plusSeconds(60L * minute),
                null,
                null,
                null,
                version);
    }

    @Test
    void aTranslationThatIsPutBesideAQuestionIsAChangeAndIsDescribed() {
        board.question("a", 1, item("a", 0, Stand.PUBLISHED, 1), true);
        var before = board.view();
        var french = List.of(new Translation("fr", "Qui paie ?"));
        var one = item("a", 0, Stand.PUBLISHED, 2);
        var translated = new Item(
                one.id(),
                one.text(),
                one.author(),
                one.origin(),
                one.band(),
                one.language(),
                one.votes(),
                one.reworded(),
                french,
                one.mergedCount(),
                one.state(),
                one.publishedAt(),
                one.stagedAt(),
                one.answeredAt(),
                one.answer(),
                one.version());
        board.question("a", 2, translated, true);
        var told = json(before, board.view(), NONE);
        assertThat(told)
                .contains("\"reworded\":false,\"translations\":[{\"language\":\"fr\",\"text\":\"Qui paie ?\"}],");
        assertThat(Described.as("LiveChange").faults(told.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aChangeHoldsOnlyTheKeysThatChanged() {
        var before = board.view();
        board.question("a", 1, item("a", 0, Stand.PUBLISHED, 1), true);
        var published = board.view();
        assertThat(json(before, published, new Hints(Set.of("a"), Map.of("z", "a"), 1L)))
                .isEqualTo("{\"board\":{\"put\":[{\"id\":\"a\",\"text\":\"text\",\"author\":null,\"origin\":\"web\","
                        + "\"band\":null,\"language\":\"en\",\"votes\":0,\"reworded\":false,\"translations\":[],\"mergedCount\":0,\"state\":\"published\","
                        + "\"publishedAt\":\"2011-11-01T09:00:00Z\",\"stagedAt\":null,\"answeredAt\":null,"
                        + "\"answer\":null,\"version\":1}]},\"decided\":[\"a\"],"
                        + "\"merged\":{\"z\":\"a\"},\"desk\":1}");

        board.tally("a", 42, 1);
        assertThat(json(published, board.view(), NONE)).isEqualTo("{\"votes\":{\"a\":42}}");

        var counted = board.view();
        board.question("a", 2, null, true);
        assertThat(json(counted, board.view(), NONE)).isEqualTo("{\"board\":{\"drop\":[\"a\"]}}");
    }

    @Test
    void whoSupportedWhatIsMergedIsToldWhatCountsThemNowOnceThatIsOnTheBoard() {
        board.question("root", 1, item("root", 0, Stand.PUBLISHED, 1), true);
        board.question("hidden", 1, null, false);
        board.question("a", 2, null, true);
        board.merged("a", "root");
        board.question("b", 2, null, true);
        board.merged("b", "hidden");
        board.question("c", 2, null, true);
        board.merged("c", "root");
        board.question("c", 3, item("c", 0, Stand.PUBLISHED, 3), true);

        assertThat(board.takeHints().merged()).isEqualTo(Map.of("a", "root"));
        assertThat(board.question("a", 2, null, true)).isFalse();
        assertThat(board.takeHints()).isEqualTo(NONE);
    }

    @Test
    void aStageThatIsClearedIsSaidSo() {
        board.question("a", 1, staged("a", 1), true);
        var before = board.view();
        board.question("a", 3, null, true);

        assertThat(json(before, board.view(), NONE)).isEqualTo("{\"board\":{\"drop\":[\"a\"]},\"onStage\":null}");
    }

    private static String json(View before, View after, Hints hints) {
        return new String(LiveJson.change(Change.between(before, after, hints)), StandardCharsets.UTF_8);
    }

    @Test
    void aSnapshotHoldsEverything() {
        board.session("live", true, false, 1);
        board.viewers(812);

        assertThat(new String(LiveJson.snapshot(board.view()), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"session\":\"s\",\"state\":\"live\",\"viewers\":812,\"onStage\":null,\"board\":[],"
                                + "\"updates\":[],\"window\":{\"asking\":true,\"voting\":true,\"closesAt\":null,\"askingUntil\":null,\"votingUntil\":null},\"polls\":[]}");
    }

    @Test
    void aPollIsToldWholeOnceAndThenOnlyWhatWasCounted() {
        var before = board.view();
        board.pollTally("p", new Poll.Tally(0, null, 1));
        board.poll("p", 2, poll("p", null, 2));
        var open = board.view();
        assertThat(json(before, open, NONE))
                .isEqualTo("{\"polls\":[{\"id\":\"p\",\"prompt\":\"Shall we?\",\"kind\":\"single\","
                        + "\"options\":[\"Yes\",\"No\"],\"atMost\":1,\"scale\":null,\"language\":\"en\","
                        + "\"results\":\"live\",\"state\":\"open\",\"openedAt\":\"2011-11-01T09:00:00Z\","
                        + "\"closesAt\":null,\"closedAt\":null,\"ballots\":0,\"counts\":null,\"version\":2}]}");

        board.pollTally("p", new Poll.Tally(3, List.of(1L, 2L), 3));
        board.pollTally("p", new Poll.Tally(2, List.of(1L, 1L), 2));
        assertThat(json(open, board.view(), NONE)).isEqualTo("{\"ballots\":{\"p\":{\"ballots\":3,\"counts\":[1,2]}}}");
    }

    @Test
    void aDraftIsTheDesksAlone() {
        board.poll("p", 1, null);

        assertThat(board.view().polls()).isEmpty();
        assertThat(board.takeHints().desk()).isEqualTo(1);
        board.poll("p", 1, null);
        assertThat(board.takeHints()).isEqualTo(NONE);
    }

    @Test
    void theOpenPollIsShownFirstThenThoseThatWereClosedLast() {
        for (int number = 10; number < 30; number++) {
            board.poll("p" + number, 2, poll("p" + number, MORNING.plusSeconds(number), 2));
        }
        board.poll("p10", 3, poll("p10", null, 3));

        assertThat(board.view().polls())
                .hasSize(Polls.SHOWN_MAX)
                .extracting(Poll::id)
                .startsWith("p10", "p29")
                .endsWith("p21");
    }
}
