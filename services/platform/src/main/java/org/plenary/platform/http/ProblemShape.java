package org.plenary.platform.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Gives problems that a library raised (404 for an unknown path, 405, 401, 500 …) the shape of our own: a type, a
/// stable code, and never an inner message of a server fault.
@ApplicationScoped
class ProblemShape implements ProblemPostProcessor {

    private static final Map<Integer, String> CODES = Map.of(
            400, "malformed",
            401, "loginNeeded",
            403, "forbidden",
            404, "notFound",
            405, "methodNotAllowed",
            406, "notAcceptable",
            413, "tooLarge",
            415, "unsupportedMediaType",
            503, "unavailable");

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "The request cannot be read.",
            401, "Please sign in.",
            403, "This is not yours to do.",
            404, "There is no such thing.",
            405, "This cannot be done here.");

    @Override
    public int priority() {
        return 50;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        int status = problem.getStatusCode();
        var code = CODES.getOrDefault(status, status >= 500 ? "internal" : "refused");
        var detail = status >= 500
                ? "Something went wrong on our side."
                : DETAILS.getOrDefault(status, Problems.title(status));
        var shaped = Problems.of(status, code, detail);
        problem.getHeaders().forEach(shaped::withHeader);
        return shaped.build();
    }
}
