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

        var sighting = Sighting.of(
                List.of(waiting, gone, going),
                Map.of("waiting", sends("a", 0), "going", sends("b", 700), "other", sends("c", 1)),
                false);

        assertThat(sighting.came()).containsExactly(waiting);
        assertThat(sighting.went()).containsExactly(gone);
        assertThat(sighting.counted()).containsExactly(Map.entry(going.id(), 700L));
        assertThat(sighting.outdated()).isEmpty();
        assertThat(sighting.encoders()).isEqualTo(2);
    }

    @Test
    void aConnectionThatDidNotComeWithTheValidKeyHasNoPicture() {
        var late = stream("late", false, "new");
        var swapped = stream("swapped", true, "new");
        var right = stream("right", true, "newest", "new");
        var unknown = stream("unknown", true);
        var seen = Map.of(
                "late", sends("old", 1), "swapped", sends("old", 2), "right", sends("new", 3), "unknown", sends("", 4));

        var sighting = Sighting.of(List.of(late, swapped, right, unknown), seen, true);

        assertThat(sighting.outdated()).containsExactly(seen.get("late"), seen.get("swapped"), seen.get("unknown"));
        assertThat(sighting.came()).isEmpty();
        assertThat(sighting.went()).containsExactly(swapped, unknown);
        assertThat(sighting.counted()).containsOnlyKeys(right.id());
        assertThat(sighting.encoders()).isEqualTo(1);
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

    private static Publisher sends(String connection, long bytes) {
        return new Publisher("srtConn", connection, bytes);
    }

    private static Stream stream(String path, boolean connected, String... admitted) {
        return new Stream(
                UUID.randomUUID(),
                UUID.randomUUID(),
                path,
                1,
                null,
                null,
                List.of(admitted),
                connected ? Instant.EPOCH : null,
                0,
                1);
    }
}
