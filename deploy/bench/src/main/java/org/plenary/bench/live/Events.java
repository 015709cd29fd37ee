package org.plenary.bench.live;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts one stream's bytes together to events. What lies between them, such as the frames of HTTP's chunks, is part of
/// the event that follows; it holds no line that anybody looks for.
final class Events {

    private static final int USUAL_BYTES = 512;

    /// Takes an event.
    @FunctionalInterface
    interface Taking {

        /// @param bytes hold the event from `from` to `to`, and change afterwards
        void event(byte[] bytes, int from, int to);
    }

    private byte[] held = new byte[USUAL_BYTES];
    private int length;
    private boolean opened;

    /// Whether the answer has begun, and is a stream.
    boolean isOpened() {
        return opened;
    }

    /// Takes what has come.
    ///
    /// @throws IllegalStateException when the stream was refused
    void take(ByteBuffer come, Taking taking) {
        int fresh = length;
        append(come);
        int from = 0;
        if (!opened) {
            int body = afterHead();
            if (body < 0) {
                return;
            }
            from = body;
            fresh = Math.max(fresh, body);
            opened = true;
        }
        for (int at = Math.max(fresh, 1); at < length; at++) {
            if (held[at] == '\n' && held[at - 1] == '\n' && at > from) {
                taking.event(held, from, at + 1);
                from = at + 1;
            }
        }
        length -= from;
        System.arraycopy(held, from, held, 0, length);
    }

    private void append(ByteBuffer come) {
        int more = come.remaining();
        if (length + more > held.length) {
            held = Arrays.copyOf(held, Math.max(2 * held.length, length + more));
        }
        come.get(held, length, more);
        length += more;
    }

    /// Where the body begins; -1 when the head is not whole yet.
    private int afterHead() {
        for (int at = 3; at < length; at++) {
            if (held[at] == '\n' && held[at - 1] == '\r' && held[at - 2] == '\n' && held[at - 3] == '\r') {
                var head = new String(held, 0, at, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (!head.startsWith("HTTP/1.1 200 ")) {
                    throw new IllegalStateException(
                            "A stream was refused: " + head.lines().findFirst().orElse("no answer"));
                }
                return at + 1;
            }
        }
        return -1;
    }
}
