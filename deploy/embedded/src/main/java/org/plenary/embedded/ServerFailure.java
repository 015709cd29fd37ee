package org.plenary.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A server that could not be started, or did not do what was asked of it. The message is one line that names the
/// culprit and what to do; [#logTail] holds the last lines of the server's log, if it has one.
public final class ServerFailure extends RuntimeException {

    private static final int TAIL_LINES = 15;
    private static final int TAIL_BYTES_MAX = 64 * 1024;

    private final transient List<String> logTail;

    public ServerFailure(String message) {
        this(message, null, null);
    }

    public ServerFailure(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    ServerFailure(String message, @Nullable Throwable cause, @Nullable Path log) {
        super(message, cause);
        this.logTail = log == null ? List.of() : tail(log);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public List<String> logTail() {
        return logTail;
    }

    /// For stack traces in test reports: the message and the end of the log.
    @Override
    public String toString() {
        var lines = String.join("\n    ", logTail);
        return super.toString() + (lines.isEmpty() ? "" : "\n    " + lines);
    }

    private static List<String> tail(Path log) {
        try (var channel = Files.newByteChannel(log)) {
            var size = channel.size();
            channel.position(Math.max(0, size - TAIL_BYTES_MAX));
            var bytes = java.nio.ByteBuffer.allocate((int) Math.min(size, TAIL_BYTES_MAX));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }
}
