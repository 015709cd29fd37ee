package org.plenary.qna.asker;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.session.Session;

/// What is shown of who asks: the line they chose, where the conference's rule of attribution lets
/// them be named.
@ApplicationScoped
class Naming {

    private static final String ANONYMOUS = "anonymous";

    private final AuthorGrpc registration;
    private final Questions questions;
    private final Caller caller;

    Naming(AuthorGrpc registration, Questions questions, Caller caller) {
        this.registration = registration;
        this.questions = questions;
        this.caller = caller;
    }

    /// The caller's line; registration is asked only when there is to be one.
    ///
    /// @param shownAs `name`, `affiliation` or `anonymous`, for which it is null
    /// @throws HttpProblem 422 `attributionForbidden`; 422 `invalid` when the registration has no
    ///     such line; 403 or 404 when there is no registration
    @Nullable
    String line(Session session, String shownAs) {
        if (ANONYMOUS.equals(shownAs)) {
            return null;
        }
        if (session.isChathamHouse()) {
            throw forbidden();
        }
        var named = registration
                .author(session.conference().id(), caller.subject())
                .orElseThrow(() -> Gate.outsider(session.isByInvitation()));
        var line = "name".equals(shownAs) ? named.name() : named.organisation();
        if (line.isBlank()) {
            throw Problems.invalid("shownAs", "your registration says no such thing");
        }
        return line;
    }

    /// Refuses an author whom the conference does not let be named any more, in the transaction that
    /// stores them.
    ///
    /// @throws HttpProblem 422 `attributionForbidden`
    void check(Question question) {
        if (question.asking().author() != null && questions.isChathamHouse(question.session())) {
            throw forbidden();
        }
    }

    static HttpProblem forbidden() {
        return Problems.unprocessable(
                "attributionForbidden", "Under the Chatham House Rule nobody is named: ask anonymously.");
    }
}
