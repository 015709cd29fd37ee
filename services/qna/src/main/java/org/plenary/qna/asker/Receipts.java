package org.plenary.qna.asker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.link.LinkKey;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;

/// All receipts. None is stored: each follows from its question's id and the key.
@ApplicationScoped
public class Receipts {

    private final LinkKey key;
    private final Questions questions;

    Receipts(ReceiptConfig config, Questions questions) {
        this.key = new LinkKey(config.secret());
        this.questions = questions;
    }

    /// A question as its asker sees it, with its receipt.
    public AskersQuestion with(Question question) {
        return AskersQuestion.of(question, key.secret(question.id(), meaning(question.id())));
    }

    /// The question that a text is the receipt of; empty when it is none.
    Optional<Question> find(String receipt) {
        return key.id(receipt).filter(id -> key.fits(receipt, meaning(id))).flatMap(questions::find);
    }

    private static String meaning(UUID question) {
        return "receipt " + question;
    }
}
