package org.plenary.qna.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Question.State;
import org.plenary.qna.question.Question.Times;

class QuestionTest {

    private static final Instant ASKED = Instant.parse("2011-11-01T09:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2011-11-01T09:01:00Z");
    private static final Instant NOW = Instant.parse("2011-11-01T09:30:00Z");
    private static final Grounds WHY = new Grounds("offTopic", "Not about this session.");

    private static Question in(State state) {
        var asking = new Asking(UUID.randomUUID(), "delegate", "Why?", "name", "Ada", "web", null, "en");
        var published = state == State.WAITING ? null : PUBLISHED;
        var id = UUID.randomUUID();
        return new Question(
                id,
                UUID.randomUUID(),
                asking,
                state,
                new Times(ASKED, published, null, null, null, null),
                null,
                state == State.DISMISSED ? WHY : null,
                null,
                List.of(),
                false,
                state == State.MERGED ? below(State.PUBLISHED) : Tree.alone(id),
                0,
                1);
    }

    private static Tree below(State root) {
        var id = UUID.randomUUID();
        return new Tree(id, id, 0, new Tree.Top("Why not?", root, null, null, null));
    }

    private static void movesFromOnly(Function<Question, Move> wish, State to, Set<State> from) {
        for (var state : State.values()) {
            var move = wish.apply(in(state));
            if (state == to) {
                assertThat(move).as("%s again", to).isEqualTo(new Move.Reached());
            } else if (from.contains(state)) {
                assertThat(move).as("from %s", state).isInstanceOfSatisfying(Move.Moved.class, moved -> assertThat(
                                moved.to().state())
                        .isEqualTo(to));
            } else {
                assertThat(move).as("from %s", state).isEqualTo(new Move.Refused());
            }
        }
    }

    private static Question moved(Move move) {
        return ((Move.Moved) move).to();
    }

    @Test
    void isPublishedFromTheQueueAndAsAnUndoOfDismissingAndSelecting() {
        movesFromOnly(
                question -> question.publish(NOW),
                State.PUBLISHED,
                EnumSet.of(State.WAITING, State.DISMISSED, State.SELECTED));
    }

    @Test
    void isDismissedBeforeItComesOnStageOnly() {
        movesFromOnly(
                question -> question.dismiss(WHY, NOW),
                State.DISMISSED,
                EnumSet.of(State.WAITING, State.PUBLISHED, State.SELECTED));
    }

    @Test
    void isSelectedFromTheBoardOnly() {
        movesFromOnly(question -> question.select(NOW), State.SELECTED, EnumSet.of(State.PUBLISHED));
    }

    @Test
    void isStagedFromTheBoardFromTheLineAndAsAnUndoOfAnswering() {
        movesFromOnly(
                question -> question.stage(NOW),
                State.ON_STAGE,
                EnumSet.of(State.PUBLISHED, State.SELECTED, State.ANSWERED));
    }

    @Test
    void isAnsweredOnStageOnly() {
        movesFromOnly(question -> question.answer(null, NOW), State.ANSWERED, EnumSet.of(State.ON_STAGE));
    }

    @Test
    void isWithdrawnByItsAskerUnlessItIsOnStageOrAnswered() {
        movesFromOnly(
                Question::withdraw,
                State.WITHDRAWN,
                EnumSet.of(State.WAITING, State.PUBLISHED, State.SELECTED, State.MERGED, State.DISMISSED));
    }

    @Test
    void takesNoMoreRoomThanItNeeds() {
        assertThat(saying("top" + "\n".repeat(550) + "bottom")).isEqualTo("top\n\nbottom");
        assertThat(saying("one\r\ntwo \n \n \n three")).isEqualTo("one\ntwo\n\nthree");
        assertThat(saying("a\n".repeat(11))).isEqualTo("a a a a a a a a a a a");
    }

    private static String saying(String text) {
        return new Question.Asking(null, null, text, "anonymous", null, "web", null, "en").text();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void isMergedFromTheQueueAndFromTheBoardOnly(State state) {
        var root = in(State.PUBLISHED);

        var move = in(state).merge(root, NOW);

        if (EnumSet.of(State.WAITING, State.PUBLISHED).contains(state)) {
            assertThat(moved(move).state()).isEqualTo(State.MERGED);
            assertThat(moved(move).tree().into()).isEqualTo(root.id());
            assertThat(moved(move).tree().root()).isEqualTo(root.id());
            assertThat(moved(move).merge(root, NOW)).isEqualTo(new Move.Reached());
        } else {
            assertThat(move).isEqualTo(new Move.Refused());
        }
    }

    @Test
    void comesBackFromBeingMergedWhereItWasBefore() {
        var root = in(State.PUBLISHED);
        var read = moved(moved(in(State.PUBLISHED).merge(root, NOW)).unmerge(NOW));
        var unread = moved(moved(in(State.WAITING).merge(root, NOW)).unmerge(NOW));

        assertThat(read.state()).isEqualTo(State.PUBLISHED);
        assertThat(read.times().published()).isEqualTo(PUBLISHED);
        assertThat(unread.state()).isEqualTo(State.WAITING);
        assertThat(List.of(read, unread)).allSatisfy(question -> {
            assertThat(question.tree()).isEqualTo(Tree.alone(question.id()));
            assertThat(question.unmerge(NOW)).isEqualTo(new Move.Reached());
        });
        for (var state : EnumSet.of(State.DISMISSED, State.SELECTED, State.ON_STAGE, State.ANSWERED, State.WITHDRAWN)) {
            assertThat(in(state).unmerge(NOW)).as(state.word()).isEqualTo(new Move.Refused());
        }
    }

    @Test
    void takesOthersUntilItIsPutToThePanel() {
        var taking = EnumSet.of(State.WAITING, State.PUBLISHED, State.SELECTED);

        for (var state : State.values()) {
            assertThat(in(state).takesMore()).as(state.word()).isEqualTo(taking.contains(state));
        }
    }

    @Test
    void leavesItsTreeWhenItIsTakenBack() {
        var merged = in(State.MERGED);

        assertThat(moved(merged.withdraw()).tree()).isEqualTo(Tree.alone(merged.id()));
    }

    @Test
    void tellsWhoHangsBelowNothingOfARootThatIsNotOnTheBoard() {
        for (var state : State.values()) {
            var merged = moved(in(State.WAITING).merge(in(state), NOW));

            assertThat(MergedInto.publicOf(merged) != null).as(state.word()).isEqualTo(state.isOnBoard());
            assertThat(MergedInto.of(merged)).isNotNull();
        }
    }

    @Test
    void givesWayOnStageOnly() {
        movesFromOnly(question -> question.giveWay(NOW), State.SELECTED, EnumSet.of(State.ON_STAGE));
    }

    @Test
    void keepsItsPlaceWhenADismissalIsUndone() {
        var back = moved(in(State.DISMISSED).publish(NOW));

        assertThat(back.times().published()).isEqualTo(PUBLISHED);
        assertThat(back.grounds()).isNull();
    }

    @Test
    void losesItsAnswerWhenAnsweringIsUndone() {
        var answered = moved(in(State.ON_STAGE).answer("Yes.", NOW));
        var back = moved(answered.stage(NOW.plusSeconds(5)));

        assertThat(answered.answer()).isEqualTo("Yes.");
        assertThat(back.answer()).isNull();
        assertThat(back.times().answered()).isNull();
        assertThat(back.times().staged()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void goesBackToItsOldPlaceInTheLineWhenItGivesWay() {
        var selected = moved(in(State.PUBLISHED).select(NOW));
        var back = moved(moved(selected.stage(NOW.plusSeconds(60))).giveWay(NOW.plusSeconds(90)));

        assertThat(back.times().selected()).isEqualTo(NOW);
        assertThat(back.times().staged()).isNull();
    }

    @Test
    void isReadByEveryoneInTheStatesOfTheBoardOnly() {
        var readable = Map.of(
                State.PUBLISHED,
                true,
                State.SELECTED,
                true,
                State.ON_STAGE,
                true,
                State.ANSWERED,
                true,
                State.WAITING,
                false,
                State.DISMISSED,
                false,
                State.MERGED,
                false,
                State.WITHDRAWN,
                false);

        readable.forEach((state, expected) ->
                assertThat(in(state).isOnBoard()).as(state.word()).isEqualTo(expected));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void tellsTheTopicNothingButIdsStateAndVersionOfWhatIsNotOnTheBoard(State state) {
        var question = in(state);

        var told = QuestionEvents.message(question);

        if (question.isOnBoard()) {
            assertThat(told.getText()).isEqualTo("Why?");
            assertThat(told.getAuthor()).isEqualTo("Ada");
        } else {
            var bare = org.plenary.proto.qna.v1.Question.newBuilder()
                    .setId(question.id().toString())
                    .setSessionId(question.session().toString())
                    .setState(told.getState())
                    .setMergedInto(told.getMergedInto())
                    .setVersion(1)
                    .build();
            assertThat(told).isEqualTo(bare);
            assertThat(told.getMergedInto().isEmpty()).isEqualTo(state != State.MERGED);
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void readsEveryStateByTheWordItWrites(State state) {
        assertThat(State.of(state.word())).isEqualTo(state);
    }

    @Test
    void vanishesWithItsPostFromWhereverItStandsAndLeavesNeitherWordsNorAuthor() {
        for (var state : State.values()) {
            var gone = moved(in(state).vanish());
            assertThat(gone.state()).isEqualTo(State.WITHDRAWN);
            assertThat(gone.vanish()).isEqualTo(new Move.Reached());
            assertThat(gone.asking().text()).isEmpty();
            assertThat(gone.asking().author()).isNull();
            assertThat(gone.asking().link()).isNull();
            assertThat(gone.asking().shownAs()).isEqualTo("anonymous");
            assertThat(gone.grounds()).isNull();
            assertThat(gone.tree()).isEqualTo(Tree.alone(gone.id()));
        }
    }
}
