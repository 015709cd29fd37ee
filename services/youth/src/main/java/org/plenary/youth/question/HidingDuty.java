package org.plenary.youth.question;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Tells the qna service which pseudonyms may not be published any more. While it is silent, they wait.
@ApplicationScoped
class HidingDuty implements LeaderDuty {

    /// A consent that is withdrawn acts within a minute; this leaves room for a try that fails.
    private static final Duration PACE = Duration.ofSeconds(2);

    private static final int AT_ONCE = 50;

    private final Questions questions;
    private final QnaGrpc qna;

    HidingDuty(Questions questions, QnaGrpc qna) {
        this.questions = questions;
        this.qna = qna;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        for (var question : questions.hiding(AT_ONCE)) {
            qna.hidePseudonym(question);
            questions.hidden(question);
        }
    }
}
