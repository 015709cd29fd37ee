package org.plenary.edge.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is different between two views, and hints that concern only some.
///
/// @param state null when it is the same
/// @param viewers null when it is the same
/// @param votes new counts of questions that did not change otherwise
/// @param put questions that are new or changed, whole
/// @param drop ids of questions that are no longer shown
/// @param stageMoved whether `onStage` is to be told
/// @param onStage what is on stage now; means something only when `stageMoved`
/// @param updates posts that are new or changed
/// @param window null when it is the same
/// @param polls polls that are new or changed, whole
/// @param ballots what was counted of polls that did not change otherwise
public record Change(
        @Nullable String state,
        @Nullable Integer viewers,
        Map<String, Long> votes,
        List<Item> put,
        List<String> drop,
        boolean stageMoved,
        @Nullable Item onStage,
        List<Post> updates,
        @Nullable AskWindow window,
        List<Poll> polls,
        Map<String, Poll.Tally> ballots,
        Hints hints) {

    /// What leads from `before` to `after`.
    public static Change between(View before, View after, Hints hints) {
        var gone = new LinkedHashMap<String, Item>();
        before.board().forEach(item -> gone.put(item.id(), item));
        var votes = new LinkedHashMap<String, Long>();
        var put = new ArrayList<Item>();
        for (var item : after.board()) {
            var known = gone.remove(item.id());
            if (known == null || !known.isSameBesideVotes(item)) {
                put.add(item);
            } else if (known.votes() != item.votes()) {
                votes.put(item.id(), item.votes());
            }
        }
        var polls = new ArrayList<Poll>();
        var ballots = new LinkedHashMap<String, Poll.Tally>();
        comparePolls(before, after, polls, ballots);
        return new Change(
                before.state().equals(after.state()) ? null : after.state(),
                before.viewers() == after.viewers() ? null : after.viewers(),
                votes,
                put,
                List.copyOf(gone.keySet()),
                hasStageMoved(before.onStage(), after.onStage()),
                after.onStage(),
                posts(before, after),
                before.window().equals(after.window()) ? null : after.window(),
                polls,
                ballots,
                hints);
    }

    /// Whether there is nothing to tell.
    public boolean isEmpty() {
        return state == null
                && viewers == null
                && votes.isEmpty()
                && put.isEmpty()
                && drop.isEmpty()
                && !stageMoved
                && updates.isEmpty()
                && window == null
                && polls.isEmpty()
                && ballots.isEmpty()
                && hints.isEmpty();
    }

    private static boolean hasStageMoved(@Nullable Item before, @Nullable Item after) {
        if (before == null || after == null) {
            return !Objects.equals(before, after);
        }
        return !before.isSameBesideVotes(after);
    }

    private static List<Post> posts(View before, View after) {
        var known = new HashMap<String, Post>();
        before.updates().forEach(post -> known.put(post.id(), post));
        return after.updates().stream()
                .filter(post -> !Objects.equals(known.get(post.id()), post))
                .toList();
    }

    /// A poll that is no longer shown is not told: the page lets go of the oldest by itself.
    private static void comparePolls(View before, View after, List<Poll> polls, Map<String, Poll.Tally> ballots) {
        var known = new HashMap<String, Poll>();
        before.polls().forEach(poll -> known.put(poll.id(), poll));
        for (var poll : after.polls()) {
            var was = known.get(poll.id());
            if (was == null || !was.isSameBesideTally(poll)) {
                polls.add(poll);
            } else if (!was.tally().equals(poll.tally())) {
                ballots.put(poll.id(), poll.tally());
            }
        }
    }
}
