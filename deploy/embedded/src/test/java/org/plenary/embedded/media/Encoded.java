package org.plenary.embedded.media;

import java.io.IOException;
import java.util.List;

/// What the real encoder writes.
public final class Encoded {

    private Encoded() {}

    /// @param arguments of ffmpeg, which writes to `pipe:1`
    public static byte[] by(List<String> arguments) throws IOException {
        try (var ffmpeg = Ffmpeg.start(arguments, "no secret", line -> {})) {
            return ffmpeg.output().readAllBytes();
        }
    }
}
