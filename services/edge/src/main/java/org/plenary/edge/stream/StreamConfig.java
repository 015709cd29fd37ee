package org.plenary.edge.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the fan-out.
@ConfigMapping(prefix = "plenary.stream")
public interface StreamConfig {

    /// Frames that a session keeps for those who come back: a minute at the highest pace.
    @WithDefault("600")
    int ringFrames();

    /// Bytes of frames that a session keeps.
    @WithDefault("512K")
    MemorySize ringBytes();

    /// A client that missed more frames than this is sent the latest state instead: smaller, and sooner right.
    @WithDefault("20")
    int missedFramesMax();

    /// How long a client's socket may stay full before it is closed. A telephone in a lift is back within that.
    @WithDefault("30s")
    Duration stuck();

    /// How often something is sent when nothing happens, so that proxies keep the connection and clients notice a
    /// dead one.
    @WithDefault("15s")
    Duration keepAlive();

    /// How often clients that were skipped are looked at again.
    @WithDefault("250ms")
    Duration recheck();

    /// The kernel's send buffer of a live stream: some frames, so that a client that does not read shows soon. The
    /// kernel's own choice grows to megabytes.
    @WithDefault("64K")
    MemorySize socketBuffer();

    /// Streams that one replica holds open.
    @WithDefault("20000")
    int streams();
}
