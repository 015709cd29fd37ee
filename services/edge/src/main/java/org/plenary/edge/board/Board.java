package org.plenary.edge.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One session's state, folded from versioned facts. Not safe for several threads: whoever holds it
/// guards it.
public final class Board {

    /// The most questions that are shown.
    public static final int ITEMS_MAX = 200;

    /// The most updates that are shown.
    static final int POSTS_MAX = 50;

    private record Tally(long votes, long version) {}

    private final String session;
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Long> versions = Versions.bounded();
    private final Map<String, Tally> tallies = Versions.bounded();
    private final Polls polls = new Polls();
    private final Map<String, Post> posts = new HashMap<>();
    private final Set<String> decided = new TreeSet<>();
    private final Map<String, String> merged = new TreeMap<>();
    private String state = "scheduled";
    private long stateVersion;
    private boolean isPublic;
    private boolean withdrawn;
    private AskWindow window = AskWindow.OPEN;
    private long windowVersion;
    private int viewers;
    private long desk;
    private boolean deskMoved;
    private long deskVersion;
    private boolean incomplete;

    /// @param session the session's id
    public Board(String session) {
        this.session = session;
    }

    /// Takes a question's state.
    ///
    /// @param item what is shown of it; null when it is not on the board
    /// @param decision whether it stands where only a decision of moderation brings it
    /// @return whether this was news
    public boolean question(String id, long version, @Nullable Item item, boolean decision) {
        if (version <= versions.getOrDefault(id, 0L)) {
            return false;
        }
        merged.remove(id);
        versions.put(id, version);
        if (item == null) {
            // Who comes up in its place may be one that we were never told of.
            incomplete |= items.remove(id) != null && items.size() + 1 >= ITEMS_MAX;
        } else {
            var tally = tallies.get(id);
            items.put(id, tally == null ? item : item.withVotes(tally.votes()));
        }
        moveDesk();
        if (decision) {
            decided.add(id);
        }
        return true;
    }

    /// Takes that the supporters of a question support another now.
    public void merged(String id, String into) {
        merged.put(id, into);
    }

    /// Takes how many support a question.
    public void tally(String id, long votes, long version) {
        var known = tallies.get(id);
        if (known != null && known.version() >= version) {
            return;
        }
        tallies.put(id, new Tally(votes, version));
        var counted = items.computeIfPresent(id, (key, item) -> item.withVotes(votes));
        incomplete |= counted == null && items.size() >= ITEMS_MAX;
    }

    /// Takes whether questions and votes are taken.
    public void window(AskWindow said, long version) {
        if (version > windowVersion) {
            windowVersion = version;
            window = said;
            moveDesk();
        }
    }

    /// Takes that moderators have something new to look at.
    public void desk(long version) {
        if (version > deskVersion) {
            deskVersion = version;
            moveDesk();
        }
    }

    /// Takes a poll's state.
    ///
    /// @param poll null when it is its moderators' alone: a draft, or one that was deleted
    public void poll(String id, long version, @Nullable Poll poll) {
        if (polls.take(id, version, poll)) {
            moveDesk();
        }
    }

    /// Takes what was counted of a poll.
    public void pollTally(String id, Poll.Tally counted) {
        polls.tally(id, counted);
    }

    /// Takes the live state.
    ///
    /// @param said as JSON has it; `preview` is taken as `scheduled`
    public void session(String said, boolean saidPublic, boolean saidWithdrawn, long version) {
        if (version > stateVersion) {
            stateVersion = version;
            state = said.equals("preview") ? "scheduled" : said;
            isPublic = saidPublic;
            withdrawn = saidWithdrawn;
        }
    }

    /// Takes an update.
    public void post(Post post) {
        var known = posts.get(post.id());
        if (known == null || known.version() < post.version()) {
            posts.put(post.id(), post);
            if (posts.size() > POSTS_MAX) {
                posts.values().stream().max(Post.NEWEST_FIRST).ifPresent(oldest -> posts.remove(oldest.id()));
            }
        }
    }

    /// Takes how many watch.
    public void viewers(int count) {
        viewers = count;
    }

    /// Whether anyone may watch without a login.
    public boolean isPublic() {
        return isPublic;
    }

    /// Whether the session is no longer on the programme.
    public boolean isWithdrawn() {
        return withdrawn;
    }

    /// Whether a question may be missing that its owner would show, because more are there than are
    /// shown. Asking this takes the mark away.
    public boolean takeIncomplete() {
        boolean taken = incomplete;
        incomplete = false;
        return taken;
    }

    /// What concerns only some, since the last time this was asked.
    public Hints takeHints() {
        // Of a question that is not on the board not even the id is told.
        merged.values().retainAll(items.keySet());
        var taken = new Hints(Set.copyOf(decided), Map.copyOf(merged), deskMoved ? desk : null);
        decided.clear();
        merged.clear();
        deskMoved = false;
        return taken;
    }

    /// The session as everyone sees it now.
    public View view() {
        boolean over = state.equals("ended") || state.equals("replay");
        var onStage = onStage();
        return new View(
                session,
                state,
                viewers,
                onStage,
                shown(onStage),
                shownPosts(),
                over && windowVersion == 0 ? AskWindow.CLOSED : window,
                polls.view());
    }

    /// Two may stand on stage between the event that calls one and the event that sends the other
    /// back: the later one is meant.
    private @Nullable Item onStage() {
        return items.values().stream()
                .filter(item -> item.state() == Item.Stand.ON_STAGE)
                .max(Comparator.comparing(Item::stagedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Item::id))
                .orElse(null);
    }

    private List<Item> shown(@Nullable Item onStage) {
        var ranked = new ArrayList<>(items.values());
        ranked.sort(Item.BY_RANK);
        if (ranked.size() <= ITEMS_MAX) {
            return ranked;
        }
        var shown = new ArrayList<>(ranked.subList(0, ITEMS_MAX));
        if (onStage != null && !shown.contains(onStage)) {
            shown.set(ITEMS_MAX - 1, onStage);
        }
        return shown;
    }

    private List<Post> shownPosts() {
        return posts.values().stream().sorted(Post.NEWEST_FIRST).toList();
    }

    private void moveDesk() {
        desk++;
        deskMoved = true;
    }
}
