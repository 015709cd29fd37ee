package org.plenary.edge.stream;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The streams of one session on one event loop. Belongs to that loop, but for [#deliverSoon] and [#size].
final class Crowd {

    private final Fan fan;
    private final EventLoop loop;
    private final StreamConfig config;
    private final StreamMeters meters;
    private final ArrayList<Stream> streams = new ArrayList<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile int size;
    private boolean rechecking;

    Crowd(Fan fan, EventLoop loop, StreamConfig config, StreamMeters meters) {
        this.fan = fan;
        this.loop = loop;
        this.config = config;
        this.meters = meters;
    }

    int size() {
        return size;
    }

    void add(Stream stream) {
        stream.place = streams.size();
        stream.keepAliveAtNanos = System.nanoTime() + config.keepAlive().toNanos();
        streams.add(stream);
        size = streams.size();
    }

    void remove(Stream stream) {
        if (stream.place < 0) {
            return;
        }
        var last = streams.removeLast();
        if (last != stream) {
            streams.set(stream.place, last);
            last.place = stream.place;
        }
        stream.place = -1;
        size = streams.size();
    }

    /// Sees to it that the loop sends what is newest; a task that waits already will.
    void deliverSoon() {
        if (size > 0 && due.compareAndSet(false, true)) {
            loop.execute(this::deliver);
        }
    }

    private void deliver() {
        due.set(false);
        var head = fan.head();
        // Backwards, because a write may end a stream, and the last one then takes its place.
        for (int at = streams.size() - 1; at >= 0; at--) {
            if (at < streams.size()) {
                deliver(streams.get(at), head);
            }
        }
    }

    private void deliver(Stream stream, Fan.Head head) {
        if (stream.sent >= head.sequence()) {
            return;
        }
        if (!stream.hasRoom()) {
            meters.skipped.increment();
            if (stream.fullSinceNanos == 0) {
                stream.fullSinceNanos = System.nanoTime() | 1;
            }
            recheckSoon();
            return;
        }
        var frame = head.frame();
        if (frame != null && frame.sequence() == stream.sent + 1) {
            stream.fullSinceNanos = 0;
            stream.write(frame);
        } else {
            catchUp(stream);
        }
    }

    private void catchUp(Stream stream) {
        meters.caughtUp.increment();
        stream.fullSinceNanos = 0;
        stream.write(fan.missed(stream.sent, config.missedFramesMax()));
    }

    private void recheckSoon() {
        if (!rechecking) {
            rechecking = true;
            loop.schedule(this::recheck, config.recheck().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Looks again at those who were skipped.
    private void recheck() {
        rechecking = false;
        var now = System.nanoTime();
        for (var stream : List.copyOf(streams)) {
            if (stream.fullSinceNanos == 0) {
                continue;
            }
            if (stream.hasRoom()) {
                catchUp(stream);
            } else if (now - stream.fullSinceNanos > config.stuck().toNanos()) {
                meters.stuck.increment();
                stream.cut();
            } else {
                recheckSoon();
            }
        }
    }

    /// Sends signs of life that are due. Any thread may ask.
    void keepAliveSoon() {
        if (size > 0) {
            loop.execute(this::keepAlive);
        }
    }

    private void keepAlive() {
        var now = System.nanoTime();
        for (int at = streams.size() - 1; at >= 0; at--) {
            if (at < streams.size() && now - streams.get(at).keepAliveAtNanos >= 0) {
                var stream = streams.get(at);
                stream.keepAliveAtNanos = now + config.keepAlive().toNanos();
                if (stream.hasRoom()) {
                    stream.keepAlive();
                }
            }
        }
    }

    /// Ends all streams. Any thread may ask.
    void endSoon() {
        loop.execute(() -> List.copyOf(streams).forEach(Stream::end));
    }
}
