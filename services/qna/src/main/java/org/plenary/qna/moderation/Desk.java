package org.plenary.qna.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.decision.Decisions.Taken;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate.Acting;

/// What is decided about questions: each stored with its decision.
@ApplicationScoped
public class Desk {

    private static final String ASKER = "asker";

    private final Database database;
    private final Questions questions;
    private final Decisions decisions;

    Desk(Database database, Questions questions, Decisions decisions) {
        this.database = database;
        this.questions = questions;
        this.decisions = decisions;
    }

    /// The question, held with its session's chain until the caller's transaction ends.
    public Optional<Question> hold(UUID session, UUID question) {
        decisions.lock(session);
        return questions.lock(question);
    }

    /// Stores a held question as it has become, and the decision, in the caller's transaction.
    public Question keep(Question before, Question after, String act, Acting by) {
        var why = after.groundsOf(act);
        return keep(
                before,
                after,
                act,
                why == null ? null : why.rule(),
                why == null ? null : why.reason(),
                by.role().word(),
                by.subject());
    }

    /// As above, for a translation put beside a question or taken away: the decision says into which
    /// language, and commits to the translation's words, in which nothing follows from it by rule.
    public Question keepTranslation(Question before, Question after, String act, String language, Acting by) {
        return database.transaction(transaction -> {
            var removed = questions.about(before, language);
            var saved = questions.save(transaction, after);
            boolean isThere =
                    after.translations().stream().anyMatch(one -> one.language().equals(language));
            decisions.append(new Taken(
                    after.session(),
                    isThere ? questions.about(saved, language) : removed,
                    act,
                    before.state().word(),
                    after.state().word(),
                    language,
                    null,
                    by.role().word(),
                    by.subject(),
                    after.tree().into()));
            return saved;
        });
    }

    /// As above, for what its asker decides.
    public Question keepOfAsker(Question before, Question after, String act) {
        return keep(before, after, act, null, null, ASKER, null);
    }

    /// As above, with a rule and a reason that are not what keeps it off the board.
    ///
    /// @param role under which it was decided
    /// @param decider null for the asker, whom no decision names
    public Question keep(
            Question before,
            Question after,
            String act,
            @Nullable String rule,
            @Nullable String reason,
            String role,
            @Nullable UUID decider) {
        return database.transaction(transaction -> {
            // First what was decided, then what may follow from it by rule.
            decisions.append(new Taken(
                    after.session(),
                    questions.about(before),
                    act,
                    before.state().word(),
                    after.state().word(),
                    rule,
                    reason,
                    role,
                    decider,
                    after.tree().into()));
            return questions.save(transaction, after);
        });
    }
}
