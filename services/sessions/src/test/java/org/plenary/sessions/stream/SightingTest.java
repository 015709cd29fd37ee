package org.plenary.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SightingTest {

    @Test
    void encodersComeGoAndGoOn() {
        var waiting = stream("waiting", false);
        var gone = stream("gone", true);
        var going = stream("going", true);

        var sighting = Sighting.of(List.of(waiting, gone, going), Map.of("waiting", 0L, "going", 700L, "other", 1L));

        assertThat(sighting.came()).containsExactly(waiting);
        assertThat(sighting.went()).containsExactly(gone);
        assertThat(sighting.counted()).containsExactly(Map.entry(going.id(), 700L));
    }

    @Test
    void networksHoldTheirAddressesAndNoNames() {
        var networks = new Networks(List.of("127.0.0.0/8", "::1/128", "10.1.0.0/16"));

        assertThat(networks.hold("127.3.2.1")).isTrue();
        assertThat(networks.hold("0:0:0:0:0:0:0:1%0")).isTrue();
        assertThat(networks.hold("10.1.255.1")).isTrue();
        assertThat(networks.hold("10.2.0.1")).isFalse();
        assertThat(networks.hold("::2")).isFalse();
        assertThat(networks.hold("localhost")).isFalse();
    }

    private static Stream stream(String path, boolean connected) {
        return new Stream(
                UUID.randomUUID(), UUID.randomUUID(), path, 1, null, null, connected ? Instant.EPOCH : null, 0, 1);
    }
}
