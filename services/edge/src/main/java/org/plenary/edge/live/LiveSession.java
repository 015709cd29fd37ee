package org.plenary.edge.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.edge.board.Board;
import org.plenary.edge.board.Change;
import org.plenary.edge.board.LiveJson;
import org.plenary.edge.board.View;
import org.plenary.edge.stream.Fan;
import org.plenary.edge.stream.StreamConfig;
import org.plenary.edge.stream.StreamMeters;

/// One session that somebody follows: its board, and the fan-out to those who do.
///
/// Events come on the consumer's thread, ticks on the ticker's, streams on event loops; the board is guarded by this
/// object's monitor, which nobody holds while writing to a socket.
final class LiveSession {

    /// Traces that one frame ends; a burst of votes needs no more to be understood.
    private static final int TRACES_MAX = 8;

    private final String id;
    private final Board board;
    private final Counts counts;
    private final LiveConfig config;
    private final LiveTraces traces;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final List<LiveTraces.Pending> pending = new ArrayList<>();
    private volatile @Nullable Fan fan;
    private volatile boolean isPublic;
    private volatile boolean withdrawn;
    private @Nullable View told;
    private boolean scheduled;
    private long tickedAtNanos;
    private long viewersAtNanos;
    private long refreshedAtNanos;
    private long watchedAtNanos = System.nanoTime();
    private int saidOpen;
    private long saidAtNanos;
    private boolean gone;

    LiveSession(String id, LiveConfig config, LiveTraces traces) {
        this.id = id;
        this.config = config;
        this.traces = traces;
        this.board = new Board(id);
        this.counts = new Counts(config.viewersForgotten().toNanos());
        this.tickedAtNanos = System.nanoTime() - config.tick().toNanos();
    }

    String id() {
        return id;
    }

    Set<Watcher> watchers() {
        return watchers;
    }

    boolean isPublic() {
        return isPublic;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /// The way to the streams. Only after [#begin].
    Fan fan() {
        var ready = fan;
        if (ready == null) {
            throw new IllegalStateException("The session has not begun");
        }
        return ready;
    }

    /// Lays the owners' snapshot onto what events have told meanwhile, and opens the fan-out.
    synchronized void begin(Consumer<Board> snapshot, StreamConfig streams, StreamMeters meters) {
        snapshot.accept(board);
        board.takeHints();
        board.takeIncomplete();
        var first = board.view();
        told = first;
        isPublic = board.isPublic();
        withdrawn = board.isWithdrawn();
        watchedAtNanos = System.nanoTime();
        fan = new Fan(streams, meters, () -> LiveJson.snapshot(first));
    }

    /// Takes an event.
    ///
    /// @return how long until the change is to be published, in nanoseconds; -1 when somebody sees to that already
    synchronized long take(Consumer<Board> event, LiveTraces.@Nullable Pending trace) {
        event.accept(board);
        isPublic = board.isPublic();
        withdrawn = board.isWithdrawn();
        if (trace != null && pending.size() < TRACES_MAX) {
            pending.add(trace);
        }
        return schedule();
    }

    /// Notes how many watch elsewhere.
    synchronized void heard(String replica, int open) {
        counts.heard(replica, open, System.nanoTime());
    }

    private long schedule() {
        if (scheduled || fan == null) {
            return -1;
        }
        scheduled = true;
        return Math.max(0, tickedAtNanos + config.tick().toNanos() - System.nanoTime());
    }

    /// Counts viewers; says how long until a new count is to be published, as [#take].
    synchronized long countViewers() {
        var ready = fan;
        var last = told;
        if (ready == null || last == null) {
            return -1;
        }
        var now = System.nanoTime();
        int viewers = ready.open() + counts.sum(now);
        if (ready.open() > 0) {
            watchedAtNanos = now;
        }
        if (viewers == last.viewers()
                || now - viewersAtNanos < config.viewersTick().toNanos()) {
            return -1;
        }
        viewersAtNanos = now;
        board.viewers(viewers);
        return schedule();
    }

    /// Publishes what has changed since the last time.
    void tick() {
        Fan ready;
        byte[] change;
        View now;
        List<LiveTraces.Pending> ended;
        synchronized (this) {
            scheduled = false;
            tickedAtNanos = System.nanoTime();
            ready = fan;
            var before = told;
            if (ready == null || before == null) {
                return;
            }
            now = board.view();
            var difference = Change.between(before, now, board.takeHints());
            if (difference.isEmpty()) {
                return;
            }
            told = now;
            ended = List.copyOf(pending);
            pending.clear();
            change = LiveJson.change(difference);
        }
        ready.publish(change, () -> LiveJson.snapshot(now));
        ended.forEach(trace -> traces.framed(trace, id, ready.open()));
    }

    /// Whether the board is to be completed by its owner now.
    synchronized boolean wantsRefresh() {
        var now = System.nanoTime();
        if (now - refreshedAtNanos < config.refresh().toNanos() || !board.takeIncomplete()) {
            return false;
        }
        refreshedAtNanos = now;
        return true;
    }

    /// Notes that somebody is about to watch: it stays for another while.
    ///
    /// @return false when it was let go just now
    synchronized boolean want() {
        watchedAtNanos = System.nanoTime();
        return !gone;
    }

    /// Lets a watcher in.
    ///
    /// @return false when it was let go since they came: it gets no events any more, so their stream would stay
    ///     silent
    synchronized boolean admit(Watcher watcher) {
        return !gone && watchers.add(watcher);
    }

    /// Lets it go when nobody has watched for long enough; from then on nobody is let in.
    synchronized boolean letGo() {
        gone = fan != null
                && watchers.isEmpty()
                && System.nanoTime() - watchedAtNanos > config.idle().toNanos();
        return gone;
    }

    /// This replica's count if the others are to be told now: it changed, or is to be repeated; else -1.
    synchronized int countToSay() {
        var ready = fan;
        if (ready == null) {
            return -1;
        }
        int open = ready.open();
        var now = System.nanoTime();
        boolean repeat = open > 0 && now - saidAtNanos > config.viewersRepeat().toNanos();
        if (open == saidOpen && !repeat) {
            return -1;
        }
        saidOpen = open;
        saidAtNanos = now;
        return open;
    }
}
