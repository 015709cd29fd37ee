package org.plenary.edge.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The frames of the last while, in order and without gaps. Whoever holds it guards it.
final class Ring {

    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final int framesMax;
    private final long bytesMax;
    private long bytes;

    Ring(int framesMax, long bytesMax) {
        this.framesMax = framesMax;
        this.bytesMax = bytesMax;
    }

    void add(Frame frame) {
        frames.addLast(frame);
        bytes += frame.length();
        while (frames.size() > framesMax || (bytes > bytesMax && frames.size() > 1)) {
            bytes -= frames.removeFirst().length();
        }
    }

    /// The frames after `sequence`, none when it is the last one; empty when some of them are gone, or when that
    /// number has never been.
    Optional<List<Frame>> after(long sequence, long last) {
        if (sequence == last) {
            return Optional.of(List.of());
        }
        if (sequence > last || frames.isEmpty() || frames.getFirst().sequence() > sequence + 1) {
            return Optional.empty();
        }
        var missed = new ArrayList<Frame>();
        for (var frame : frames) {
            if (frame.sequence() > sequence) {
                missed.add(frame);
            }
        }
        return Optional.of(missed);
    }
}
