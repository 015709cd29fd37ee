package org.plenary.youth.conclusion;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.plenary.platform.http.Problems;
import org.plenary.youth.room.Door;

/// Outcomes as they are answered.
final class Outcomes {

    private Outcomes() {}

    /// @throws HttpProblem 409 with the rule's code, 422 `invalid`: it is not done
    static Conclusion done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var conclusion) -> conclusion;
            case Outcome.Against(var obstacle) -> throw against(obstacle);
            case Outcome.NotNow(var refusal) -> throw Door.refused(refusal);
            case Outcome.Unfounded() ->
                throw Problems.invalid("contributions", "may only name contributions that are shown in this room");
        };
    }

    static HttpProblem against(Obstacle obstacle) {
        return Problems.conflict(obstacle.code(), obstacle.detail());
    }
}
