package org.plenary.bench.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The votes that were answered, of each question in the order of the answers.
final class Acknowledged {

    /// @param dueNanos when the vote was due
    /// @param answeredNanos when its answer came
    record Vote(long dueNanos, long answeredNanos) {}

    private final Map<String, List<Vote>> votes = new HashMap<>();

    Acknowledged(List<String> questions) {
        questions.forEach(question -> votes.put(question, new ArrayList<>()));
    }

    synchronized void add(String question, Vote vote) {
        var of = votes.get(question);
        if (of == null) {
            throw new IllegalArgumentException("No question " + question);
        }
        of.add(vote);
    }

    /// What a right board shows.
    synchronized Map<String, Long> board() {
        var board = new HashMap<String, Long>();
        votes.forEach((question, of) -> board.put(question, (long) of.size()));
        return board;
    }

    /// Each question's votes in the order of their answers.
    synchronized Map<String, List<Vote>> inOrder() {
        var sorted = new HashMap<String, List<Vote>>();
        votes.forEach((question, of) -> sorted.put(
                question,
                of.stream()
                        .sorted(Comparator.comparingLong(Vote::answeredNanos))
                        .toList()));
        return sorted;
    }
}
