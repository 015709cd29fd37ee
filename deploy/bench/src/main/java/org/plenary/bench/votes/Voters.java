package org.plenary.bench.votes;

import java.util.List;
import org.plenary.bench.house.Debate;
import org.plenary.bench.house.Line;

/// People who vote again and again, each for one question after the other, and once through withdraw again: every call
/// adds or removes a row.
final class Voters {

    private final List<String> questions;
    private final int[] turns;
    private byte[][][] requests = {};

    Voters(int people, List<String> questions) {
        this.questions = questions;
        this.turns = new int[people];
    }

    /// Gives everyone a token that still holds for a while.
    void signIn(List<String> tokens) {
        requests = tokens.stream().map(this::requests).toArray(byte[][][]::new);
    }

    private byte[][] requests(String token) {
        var all = new byte[2 * questions.size()][];
        for (int at = 0; at < questions.size(); at++) {
            var path = Debate.vote(questions.get(at));
            all[at] = Line.request("PUT", path, token);
            all[at + questions.size()] = Line.request("DELETE", path, token);
        }
        return all;
    }

    /// What a person asks next. For one thread at a time for each person.
    byte[] next(int person) {
        int turn = turns[person]++;
        return requests[person][turn % requests[person].length];
    }
}
