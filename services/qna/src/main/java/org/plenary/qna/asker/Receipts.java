package org.plenary.qna.asker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.link.LinkKey;
import org.plenary.qna.appeal.Appeals;
import org.plenary.qna.appeal.Restriction;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;

/// All receipts. None is stored: each follows from its question's id and the key.
@ApplicationScoped
public class Receipts {

    private final LinkKey key;
    private final Questions questions;
    private final Appeals appeals;

    Receipts(ReceiptConfig config, Questions questions, Appeals appeals) {
        this.key = new LinkKey(config.secret());
        this.questions = questions;
        this.appeals = appeals;
    }

    /// A question as its asker sees it, with its receipt.
    public AskersQuestion with(Question question) {
        return with(List.of(question)).getFirst();
    }

    /// As above, of several.
    List<AskersQuestion> with(List<Question> several) {
        var restrictions = appeals.restrictions(several);
        return several.stream()
                .map(question -> AskersQuestion.of(
                        question,
                        questions.text(question).orElse(null),
                        questions.original(question).orElse(null),
                        restrictions.getOrDefault(question.id(), List.of()),
                        key.secret(question.id(), meaning(question.id()))))
                .toList();
    }

    /// What restricts a question and its asker.
    List<Restriction> restrictions(Question question) {
        return appeals.restrictions(List.of(question)).getOrDefault(question.id(), List.of());
    }

    /// The question that a text is the receipt of; empty when it is none.
    Optional<Question> find(String receipt) {
        return key.id(receipt).filter(id -> key.fits(receipt, meaning(id))).flatMap(questions::find);
    }

    private static String meaning(UUID question) {
        return "receipt " + question;
    }
}
