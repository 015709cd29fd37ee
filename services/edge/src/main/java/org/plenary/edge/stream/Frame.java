package org.plenary.edge.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One event, encoded once: as an event stream has it, and the same bytes within an HTTP/1.1 chunk.
///
/// The bytes lie in a direct buffer that the garbage collector frees when the last socket and the ring have let it
/// go: thousands of writers need not count references.
final class Frame {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final long sequence;
    private final int length;
    private final ByteBuf chunk;
    private final Buffer event;

    private Frame(long sequence, byte[] event) {
        this.sequence = sequence;
        var head = Integer.toHexString(event.length).getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocateDirect(head.length + event.length + 2 * LINE_END.length);
        bytes.put(head).put(LINE_END).put(event).put(LINE_END).flip();
        this.length = event.length;
        this.chunk = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes));
        this.event = Buffer.buffer(Unpooled.unreleasableBuffer(
                Unpooled.wrappedBuffer(bytes).slice(head.length + LINE_END.length, event.length)));
    }

    /// @param name `snapshot` or `change`
    static Frame of(String epoch, long sequence, String name, byte[] json) {
        var head =
                "id: %s-%d\nevent: %s\ndata: ".formatted(epoch, sequence, name).getBytes(StandardCharsets.US_ASCII);
        var event = new byte[head.length + json.length + 2];
        System.arraycopy(head, 0, event, 0, head.length);
        System.arraycopy(json, 0, event, head.length, json.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return new Frame(sequence, event);
    }

    long sequence() {
        return sequence;
    }

    /// In bytes, without the chunk's frame.
    int length() {
        return length;
    }

    /// For one write below the HTTP encoder.
    ByteBuf chunk() {
        return chunk.duplicate();
    }

    /// For a write through the HTTP encoder.
    Buffer event() {
        return event;
    }
}
