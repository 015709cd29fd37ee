package org.plenary.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IngestTest {

    private static final Stream STREAM =
            new Stream(UUID.randomUUID(), UUID.randomUUID(), "5f2c", 1, null, 8891, List.of(), null, 0, 1);

    @Test
    void theEmbeddedServerListensOnAPortForEachStreamAndTakesTheKeyAsPassphrase() {
        var ingest = new Ingest(config("embedded"));

        assertThat(ingest.addresses(STREAM, null))
                .containsExactly(new Ingest.Address("srt", "srt://media.example:8891?mode=caller"));
        assertThat(ingest.addresses(STREAM, "KEY"))
                .containsExactly(new Ingest.Address("srt", "srt://media.example:8891?mode=caller&passphrase=KEY"));
    }

    @Test
    void mediaMtxTakesPathAndKeyOverSrtAndRtmp() {
        assertThat(new Ingest(config("mediamtx")).addresses(STREAM, "KEY"))
                .containsExactly(
                        new Ingest.Address(
                                "srt",
                                "srt://media.example:8890?mode=caller&pkt_size=1316&streamid=publish:5f2c:stream:KEY"),
                        new Ingest.Address("rtmp", "rtmp://media.example:1935/5f2c?user=stream&pass=KEY"));
    }

    private static StreamConfig config(String server) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(StreamConfig.class)
                .withDefaultValues(Map.of(
                        "plenary.stream.secret", "of no use here",
                        "plenary.stream.server", server,
                        "plenary.stream.media", "http://localhost:8888",
                        "plenary.stream.control", "http://127.0.0.1:1",
                        "plenary.stream.host", "media.example",
                        "plenary.stream.srt-port", "8890",
                        "plenary.stream.rtmp-port", "1935",
                        "plenary.stream.networks", "127.0.0.0/8"))
                .build()
                .getConfigMapping(StreamConfig.class);
    }
}
