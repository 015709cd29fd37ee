package org.plenary.qna.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.rights.Role;

/// Carries one decision about a question from the request to the answer, in one transaction.
@ApplicationScoped
public class Deciding {

    private final Gate gate;
    private final Questions questions;
    private final Desk desk;
    private final Idempotency idempotency;

    Deciding(Gate gate, Questions questions, Desk desk, Idempotency idempotency) {
        this.gate = gate;
        this.questions = questions;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /// Lets in who has one of these roles where a question was asked.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403, 404
    public Acting acting(UUID question, Role... anyOf) {
        var session = questions.find(question).orElseThrow(Gate::unknown).session();
        return gate.acting(gate.session(session), anyOf);
    }

    /// Decides and answers with the question as staff sees it.
    ///
    /// @param act the decision's verb
    /// @param expected the version that was seen, null for any
    /// @param asked the request's body, to know a repetition by
    /// @param rule what the decision makes of the question; it may refuse content (422) before it looks at the
    ///     state
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 412 with the current question, 422, 409 `wrongState`
    public Response decide(
            Acting acting, UUID id, String act, @Nullable Long expected, Object asked, Function<Question, Move> rule) {
        return decide(acting, id, act, expected, asked, rule, (before, to) -> desk.keep(before, to, act, acting));
    }

    /// As above.
    ///
    /// @param keep stores a held question as it has become, with the decision
    Response decide(
            Acting acting,
            UUID id,
            String act,
            @Nullable Long expected,
            Object asked,
            Function<Question, Move> rule,
            BinaryOperator<Question> keep) {
        boolean chathamHouse = acting.session().isChathamHouse();
        return idempotency.once(asked, () -> {
            var before = desk.hold(acting.session().id(), id).orElseThrow(Gate::unknown);
            Versions.match(expected, before.version(), () -> DeskQuestion.of(before, chathamHouse));
            var now =
                    switch (rule.apply(before)) {
                        case Move.Moved(Question to) -> keep.apply(before, to);
                        case Move.Reached() -> before;
                        case Move.Refused() ->
                            throw Problems.conflict(
                                    "wrongState",
                                    "A question that is %s takes no %s."
                                            .formatted(before.state().word(), act));
                    };
            return Response.ok(DeskQuestion.of(now, chathamHouse))
                    .tag(Long.toString(now.version()))
                    .build();
        });
    }
}
