package org.plenary.edge.live;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.board.AskWindow;
import org.plenary.edge.board.Board;
import org.plenary.edge.board.Item;
import org.plenary.edge.board.Post;
import org.plenary.edge.board.Translation;
import org.plenary.proto.qna.v1.Poll;
import org.plenary.proto.qna.v1.PollTally;
import org.plenary.proto.qna.v1.Question;
import org.plenary.proto.qna.v1.QuestionState;
import org.plenary.proto.qna.v1.Tally;
import org.plenary.proto.qna.v1.Window;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.proto.sessions.v1.Update;

/// The contracts' messages, laid onto a board.
final class LiveEvents {

    private LiveEvents() {}

    static void apply(Question question, Board board) {
        boolean isNews = board.question(question.getId(), question.getVersion(), item(question), isDecision(question));
        if (isNews && question.getState() == QuestionState.QUESTION_STATE_MERGED) {
            board.merged(question.getId(), question.getMergedInto());
        }
    }

    static void apply(Tally tally, Board board) {
        board.tally(tally.getQuestionId(), tally.getVotes(), tally.getVersion());
    }

    static void apply(Window window, Board board) {
        var said = new AskWindow(
                window.getAsking(),
                window.getVoting(),
                window.hasClosesAt() ? instant(window.getClosesAt()) : null,
                window.hasAskingUntil() ? instant(window.getAskingUntil()) : null,
                window.hasVotingUntil() ? instant(window.getVotingUntil()) : null);
        board.window(said, window.getVersion());
    }

    static void apply(Poll poll, Board board) {
        board.poll(poll.getId(), poll.getVersion(), PollEvents.shown(poll));
    }

    static void apply(PollTally tally, Board board) {
        board.pollTally(tally.getPollId(), PollEvents.tally(tally));
    }

    static void apply(Session session, Board board) {
        var state = session.getState().name().replaceFirst("^LIVE_STATE_", "").toLowerCase(Locale.ROOT);
        board.session(state, session.getPublic(), session.getWithdrawn(), session.getVersion());
    }

    static void apply(Update update, Board board) {
        board.post(new Post(update.getId(), update.getText(), instant(update.getPostedAt()), update.getVersion()));
    }

    private static @Nullable Item item(Question question) {
        var stand = stand(question.getState());
        return stand == null
                ? null
                : new Item(
                        question.getId(),
                        question.getText(),
                        blankAsNull(question.getAuthor()),
                        switch (question.getOrigin()) {
                            case ORIGIN_ROOM -> "room";
                            case ORIGIN_SOCIAL -> "social";
                            case ORIGIN_YOUTH_FORUM -> "youthForum";
                            case ORIGIN_WEB, ORIGIN_UNSPECIFIED, UNRECOGNIZED -> "web";
                        },
                        switch (question.getBand()) {
                            case AGE_BAND_13_15 -> "13-15";
                            case AGE_BAND_16_17 -> "16-17";
                            case AGE_BAND_UNSPECIFIED, UNRECOGNIZED -> null;
                        },
                        blankAsNull(question.getLanguage()),
                        0,
                        question.getReworded(),
                        question.getTranslationsList().stream()
                                .map(one -> new Translation(one.getLanguage(), one.getText()))
                                .toList(),
                        question.getMergedCount(),
                        stand,
                        question.hasPublishedAt() ? instant(question.getPublishedAt()) : null,
                        question.hasStagedAt() ? instant(question.getStagedAt()) : null,
                        question.hasAnsweredAt() ? instant(question.getAnsweredAt()) : null,
                        blankAsNull(question.getAnswer()),
                        question.getVersion());
    }

    /// A state that is newer than this program is taken as not shown.
    private static Item.@Nullable Stand stand(QuestionState state) {
        return switch (state) {
            case QUESTION_STATE_PUBLISHED -> Item.Stand.PUBLISHED;
            case QUESTION_STATE_SELECTED -> Item.Stand.SELECTED;
            case QUESTION_STATE_ON_STAGE -> Item.Stand.ON_STAGE;
            case QUESTION_STATE_ANSWERED -> Item.Stand.ANSWERED;
            case QUESTION_STATE_WAITING,
                    QUESTION_STATE_DISMISSED,
                    QUESTION_STATE_MERGED,
                    QUESTION_STATE_WITHDRAWN,
                    QUESTION_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> null;
        };
    }

    /// What waits has just been asked, or was set free from what it was merged into.
    private static boolean isDecision(Question question) {
        return switch (question.getState()) {
            case QUESTION_STATE_PUBLISHED,
                    QUESTION_STATE_SELECTED,
                    QUESTION_STATE_ON_STAGE,
                    QUESTION_STATE_ANSWERED,
                    QUESTION_STATE_DISMISSED,
                    QUESTION_STATE_MERGED -> true;
            case QUESTION_STATE_WAITING -> question.getVersion() > 1;
            case QUESTION_STATE_WITHDRAWN, QUESTION_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    static @Nullable String blankAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
