package org.plenary.qna.asker;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;

/// The questions that the current caller asked.
@ApplicationScoped
class OwnQuestions {

    private final Gate gate;
    private final Questions questions;
    private final Caller caller;

    OwnQuestions(Gate gate, Questions questions, Caller caller) {
        this.gate = gate;
        this.questions = questions;
        this.caller = caller;
    }

    /// One of them by the id in a path.
    ///
    /// @param refusal for who may read it, and did not ask it
    /// @throws HttpProblem 400 `malformedId`; 403 `askersOnly`; 404 when there is none, or it is not
    ///     theirs to know
    Question find(String id, String refusal) {
        var question = questions.find(Ids.parse(id)).orElseThrow(Gate::unknown);
        if (!caller.subject().equals(question.asking().asker())) {
            gate.watching(gate.session(question.session()));
            throw question.isOnBoard() ? Problems.forbidden("askersOnly", refusal) : Gate.unknown();
        }
        return question;
    }

    /// 403 `blocked`: for who asks no more in a session.
    static HttpProblem blocked() {
        return Problems.forbidden(
                "blocked", "A moderator has decided that you ask no more in this session: see your question.");
    }
}
