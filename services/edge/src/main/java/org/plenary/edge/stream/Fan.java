package org.plenary.edge.stream;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.ContextInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One session's fan-out. One thread at a time publishes; streams join on their event loops.
public final class Fan {

    private static final Pattern EVENT_ID = Pattern.compile("([0-9a-f]{1,16})-([0-9]{1,18})");
    private static final int RETRY_MILLIS_MIN = 1_000;
    private static final int RETRY_MILLIS_MAX = 4_000;

    /// The newest state.
    static final class Head {

        private final long sequence;
        private final @Nullable Frame frame;
        private final Supplier<Frame> encoding;
        private volatile @Nullable Frame snapshot;

        private Head(long sequence, @Nullable Frame frame, Supplier<Frame> encoding) {
            this.sequence = sequence;
            this.frame = frame;
            this.encoding = encoding;
        }

        long sequence() {
            return sequence;
        }

        /// The change that led here; null at the very beginning.
        @Nullable
        Frame frame() {
            return frame;
        }

        /// All of it, encoded when the first one needs it.
        Frame snapshot() {
            var ready = snapshot;
            if (ready == null) {
                ready = encoding.get();
                snapshot = ready;
            }
            return ready;
        }
    }

    /// What a stream begins with, and up to where it has then been told.
    private record Begin(List<Frame> frames, long sent) {

        static Begin with(Frame frame) {
            return new Begin(List.of(frame), frame.sequence());
        }
    }

    private final String epoch = Integer.toHexString(ThreadLocalRandom.current().nextInt());
    private final StreamConfig config;
    private final StreamMeters meters;
    private final Map<EventLoop, Crowd> crowds = new ConcurrentHashMap<>();
    private final Ring ring;
    private volatile Head head;

    /// @param snapshot writes the JSON of the first state
    public Fan(StreamConfig config, StreamMeters meters, Supplier<byte[]> snapshot) {
        this.config = config;
        this.meters = meters;
        this.ring = new Ring(config.ringFrames(), config.ringBytes().asLongValue());
        this.head = head(0, null, snapshot);
    }

    /// Tells everyone.
    ///
    /// @param change the JSON of what changed
    /// @param snapshot writes the JSON of all that holds now, if somebody needs it
    public void publish(byte[] change, Supplier<byte[]> snapshot) {
        long sequence = head.sequence() + 1;
        var frame = Frame.of(epoch, sequence, "change", change);
        meters.encoded.increment();
        synchronized (ring) {
            ring.add(frame);
            head = head(sequence, frame, snapshot);
        }
        crowds.values().forEach(Crowd::deliverSoon);
    }

    /// Lets a stream in and sends what it needs first: the changes since the event it saw last, or all of it. Must be
    /// called on the stream's event loop.
    ///
    /// @param lastEventId what the client says it saw last
    public void join(Stream stream, @Nullable String lastEventId) {
        var context = (ContextInternal) Vertx.currentContext();
        var crowd = crowds.computeIfAbsent(context.nettyEventLoop(), loop -> new Crowd(this, loop, config, meters));
        var begin = begin(lastEventId);
        int retry = ThreadLocalRandom.current().nextInt(RETRY_MILLIS_MIN, RETRY_MILLIS_MAX);
        var buffer = Buffer.buffer("retry: " + retry + "\n\n");
        for (var frame : begin.frames()) {
            buffer.appendBuffer(frame.event());
        }
        stream.sent = begin.sent();
        stream.request().response().closeHandler(gone -> leave(crowd, stream));
        stream.request().response().endHandler(ended -> leave(crowd, stream));
        meters.open.incrementAndGet();
        crowd.add(stream);
        stream.begin(buffer);
        crowd.deliverSoon();
    }

    private void leave(Crowd crowd, Stream stream) {
        if (stream.place >= 0) {
            crowd.remove(stream);
            meters.open.decrementAndGet();
            stream.closed();
        }
    }

    /// How many watch on this replica.
    public int open() {
        return crowds.values().stream().mapToInt(Crowd::size).sum();
    }

    /// Sends signs of life where they are due.
    public void keepAlive() {
        crowds.values().forEach(Crowd::keepAliveSoon);
    }

    /// Ends all streams.
    public void end() {
        crowds.values().forEach(Crowd::endSoon);
    }

    Head head() {
        return head;
    }

    /// What a stream needs that was last sent `sequence`: the frames since, or, when they are more than `framesMax`
    /// or no longer there, the latest state.
    List<Frame> missed(long sequence, int framesMax) {
        synchronized (ring) {
            return ring.after(sequence, head.sequence())
                    .filter(frames -> frames.size() <= framesMax)
                    .orElseGet(() -> List.of(head.snapshot()));
        }
    }

    private Begin begin(@Nullable String lastEventId) {
        var matcher = lastEventId == null ? null : EVENT_ID.matcher(lastEventId);
        if (matcher == null || !matcher.matches() || !matcher.group(1).equals(epoch)) {
            return Begin.with(head.snapshot());
        }
        long seen = Long.parseLong(matcher.group(2));
        var missed = missed(seen, Integer.MAX_VALUE);
        return missed.isEmpty()
                ? new Begin(missed, seen)
                : new Begin(missed, missed.getLast().sequence());
    }

    private Head head(long sequence, @Nullable Frame frame, Supplier<byte[]> snapshot) {
        return new Head(sequence, frame, () -> Frame.of(epoch, sequence, "snapshot", snapshot.get()));
    }
}
