package org.plenary.qna.appeal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.block.Block;
import org.plenary.qna.question.Grounds;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.State;

/// A decision that restricts a question or its asker now, and may be appealed.
///
/// @param act its verb: `dismiss`, `merge`, `reword` or `block`
/// @param duration how long it lasts: `untilReversed` or `untilSessionEnds`
/// @param at when it was taken
record Standing(String act, Grounds grounds, String duration, Instant at) {

    private static final String UNTIL_REVERSED = "untilReversed";
    private static final String UNTIL_SESSION_ENDS = "untilSessionEnds";

    /// The decisions that restrict a question, what keeps it off the board first.
    ///
    /// @param block that it is the cause of, null when there is none
    static List<Standing> of(Question question, @Nullable Block block) {
        var standing = new ArrayList<Standing>();
        var grounds = question.grounds();
        if (grounds != null) {
            var act = question.state() == State.DISMISSED ? "dismiss" : "merge";
            standing.add(new Standing(
                    act,
                    grounds,
                    UNTIL_REVERSED,
                    Objects.requireNonNull(question.times().decided())));
        }
        var rewording = question.rewording();
        if (rewording != null) {
            standing.add(new Standing("reword", rewording.grounds(), UNTIL_REVERSED, rewording.at()));
        }
        if (block != null) {
            standing.add(new Standing("block", block.grounds(), UNTIL_SESSION_ENDS, block.decided()));
        }
        return standing;
    }
}
