package org.plenary.embedded.media.hls;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// A rolling window of segments, and the playlist that lists them. Safe for use by several threads.
final class Rendition {

    /// Sixteen seconds at the usual two: a player three segments behind the edge survives a pause of several more.
    static final int LISTED_MAX = 8;

    /// A player that has just read a playlist may still ask for what has dropped out of it since.
    static final int KEPT_MAX = LISTED_MAX + 4;

    /// Bounds the memory of a stream whatever its encoder sends; as few as the players need are always kept.
    static final long KEPT_BYTES_MAX = 24L * 1024 * 1024;

    private static final int KEPT_MIN = 3;

    private final String name;
    private final Deque<Segment> window = new ArrayDeque<>();
    private long nextSequence;
    private long keptBytes;
    private long discontinuities;

    /// @param name the stem of its segments' names
    /// @param firstSequence the first segment's number
    Rendition(String name, long firstSequence) {
        this.name = name;
        this.nextSequence = firstSequence;
    }

    synchronized void append(Instant startedAt, Duration duration, boolean discontinuity, byte[] content) {
        window.addLast(new Segment(nextSequence++, startedAt, duration, discontinuity, discontinuities, content));
        discontinuities += discontinuity ? 1 : 0;
        keptBytes += content.length;
        while (window.size() > KEPT_MAX || keptBytes > KEPT_BYTES_MAX && window.size() > KEPT_MIN) {
            keptBytes -= window.removeFirst().content().length;
        }
        notifyAll();
    }

    /// Forgets every segment; numbers go on.
    synchronized void clear() {
        window.clear();
        keptBytes = 0;
    }

    synchronized boolean isEmpty() {
        return window.isEmpty();
    }

    /// Waits until there is a segment, `limit` at most.
    ///
    /// @return false when there is none in time
    synchronized boolean awaitSegment(Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (window.isEmpty()) {
            var leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    synchronized Optional<Segment> segment(long sequence) {
        return window.stream().filter(one -> one.sequence() == sequence).findFirst();
    }

    /// The most bits in a second that a listed segment needs; 0 when there is none.
    synchronized long bitsPerSecondMax() {
        return window.stream().mapToLong(Segment::bitsPerSecond).max().orElse(0);
    }

    /// The media playlist, as RFC 8216 wants it.
    synchronized String playlist() {
        var listed =
                window.stream().skip(Math.max(0, window.size() - LISTED_MAX)).toList();
        var target = listed.stream()
                .mapToLong(one -> Math.round(one.seconds()))
                .max()
                .orElse(1);
        var text = new StringBuilder(1024)
                .append("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:")
                .append(Math.max(1, target))
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(listed.isEmpty() ? nextSequence : listed.getFirst().sequence())
                .append("\n#EXT-X-DISCONTINUITY-SEQUENCE:")
                .append(listed.isEmpty() ? discontinuities : listed.getFirst().discontinuitiesBefore())
                .append('\n');
        for (var one : listed) {
            if (one.discontinuity()) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(timestamp(one.startedAt()))
                    .append("\n#EXTINF:")
                    .append(String.format(Locale.ROOT, "%.3f", one.seconds()))
                    .append(",\n")
                    .append(name)
                    .append('-')
                    .append(one.sequence())
                    .append(".ts\n");
        }
        return text.toString();
    }

    /// With milliseconds always: some players read no other form.
    private static String timestamp(Instant instant) {
        var whole = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return String.format(
                Locale.ROOT, "%s.%03dZ", whole.substring(0, whole.length() - 1), instant.getNano() / 1_000_000);
    }
}
