package org.plenary.youth.link;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.youth.link.Links.Confirming;

/// What who holds a link is told about the code.
public final class CodeAnswer {

    /// What 202 says.
    @Schema(name = "YouthCodeSent")
    public record CodeSent(
            @Schema(description = "A code was mailed to the address that the link was mailed to")
            boolean codeSent) {}

    private CodeAnswer() {}

    /// 202 or a refusal while a code is waited for; empty once the answer counts.
    ///
    /// @throws HttpProblem 422 `wrongCode`, 429 `codeSpent`, `tooManyCodes`
    public static Optional<Response> of(Confirming confirming) {
        return switch (confirming) {
            case Confirming.Confirmed() -> Optional.empty();
            case Confirming.CodeNeeded(), Confirming.CodeOnItsWay() ->
                Optional.of(Replies.personal(Response.accepted(new CodeSent(true))));
            case Confirming.CodeSpent(var rest) ->
                throw Problems.tooMany(
                        "codeSpent", "That code was typed wrong too often. Ask for another one in a minute.", rest);
            case Confirming.NoMoreToday() ->
                throw Problems.tooMany("tooManyCodes", "No further code is mailed today.", Duration.ofHours(12));
            case Confirming.WrongCode() ->
                throw Problems.unprocessable(
                        "wrongCode", "That is not the code of the last mail, or it is older than half an hour.");
        };
    }

    /// What is told of a link that is none.
    public static HttpProblem unknown() {
        return Problems.notFound("This link is not valid, or no longer.");
    }
}
