package org.plenary.qna.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.rights.Role;

/// Carries a moderator's wish about a poll from the request to the answer.
@ApplicationScoped
class Polling {

    /// A poll as it was seen, and who acts on it.
    record Held(Poll poll, Acting acting) {}

    private final Gate gate;
    private final Polls polls;

    Polling(Gate gate, Polls polls) {
        this.gate = gate;
        this.polls = polls;
    }

    /// Lets in the moderators and the chair of the session that a poll belongs to.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400, 403, 404
    Held acting(String id) {
        var poll = polls.find(Ids.parse(id)).orElseThrow(Gate::unknown);
        try {
            return new Held(poll, gate.acting(gate.session(poll.session()), Role.MODERATOR, Role.CHAIR));
        } catch (io.quarkiverse.resteasy.problem.HttpProblem refusal) {
            // A draft is nobody else's to know.
            throw poll.isDraft() ? Gate.unknown() : refusal;
        }
    }

    static Response answer(PollMoves.Done done) {
        return switch (done) {
            case PollMoves.Done.Stands(Poll poll) ->
                Response.ok(PublicPoll.of(poll))
                        .tag(Long.toString(poll.version()))
                        .build();
            case PollMoves.Done.WrongState(Poll poll) ->
                throw Problems.conflict(
                        "wrongState",
                        "That cannot be done with a poll that is %s."
                                .formatted(poll.state().word()));
            case PollMoves.Done.Changed(Poll current) -> throw Problems.changed(PublicPoll.of(current));
            case PollMoves.Done.AnotherOpen() ->
                throw Problems.conflict("pollOpen", "Another poll of this session is open. Close that first.");
            case PollMoves.Done.SessionEnded() -> throw Problems.conflict("sessionEnded", "This session has ended.");
            case PollMoves.Done.Gone() -> throw Gate.unknown();
        };
    }
}
