package org.plenary.sessions.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The media server, and what may be asked of it.
@ConfigMapping(prefix = "plenary.stream")
public interface StreamConfig {

    /// Which media server takes the picture in.
    enum Server {
        /// One SRT listener for each prepared stream, on a port of its own; the key is its passphrase.
        EMBEDDED,
        /// One SRT and one RTMP port for all; the key is the password.
        MEDIAMTX
    }

    /// What stream keys are derived from. Another secret ends all keys.
    String secret();

    @WithDefault("embedded")
    Server server();

    /// The media server's control API.
    URI control();

    /// Where the media server hands out the picture.
    URI media();

    /// How often it is measured how far behind the hall those who watch are.
    @WithDefault("5s")
    Duration delayPace();

    /// The host that encoders reach.
    String host();

    /// The SRT port; the first one where each stream has its own.
    int srtPort();

    int rtmpPort();

    /// How many streams may be prepared at once where each has a port: as many as the embedded server
    /// listens for.
    @WithDefault("16")
    int ports();

    /// From where the media server may ask, as CIDR.
    List<String> networks();

    /// How often the media server is looked at: half of the second in which everyone shall know.
    @WithDefault("500ms")
    Duration poll();

    /// How long the control API may take.
    @WithDefault("1s")
    Duration timeout();

    /// How long the control API may be silent before no picture is believed in.
    @WithDefault("5s")
    Duration silence();
}
