package org.plenary.qna.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;

/// What was decided about a question, or about a session's window: one link of the session's chain.
///
/// @param question null when the session's window was decided about
/// @param act the verb, such as `publish`
/// @param role under which the person acted, such as `moderator`; `rule` for what followed by rule
///     from what somebody did to another question, and nobody decided
/// @param rule by which a question was dismissed, or by which it followed; the language of a translation;
///     else null
/// @param at in whole microseconds
/// @param text commitment to the question's text; of a translation, to that
/// @param reason commitment to the reason given
/// @param decider commitment to who decided; to nothing when nobody did
/// @param into the question it was merged into, else null
/// @param asked when the question was asked, in whole microseconds; null when the session's window was
///     decided about
/// @param source commitment to the way the question came by; null with `asked`
public record Decision(
        UUID session,
        @Nullable UUID question,
        String act,
        String before,
        String after,
        String role,
        @Nullable String rule,
        Instant at,
        String text,
        String reason,
        String decider,
        @Nullable UUID into,
        @Nullable Instant asked,
        @Nullable String source)
        implements Link.Decided {

    @Override
    public List<@Nullable Object> fields() {
        var fields = new ArrayList<@Nullable Object>(
                Arrays.asList(session, question, act, before, after, role, rule, at, text, reason, decider));
        // Decisions of before there was merging, and of before there was a ledger, had no such fields, and their links
        // stay what they are.
        if (into != null || asked != null) {
            fields.add(into);
        }
        if (asked != null) {
            fields.add(asked);
            fields.add(source);
        }
        return fields;
    }
}
