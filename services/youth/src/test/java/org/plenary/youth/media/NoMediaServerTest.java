package org.plenary.youth.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.youth.media.RealLiveKit.facilitator;
import static org.plenary.youth.media.RealLiveKit.soon;
import static org.plenary.youth.media.RealLiveKit.young;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.youth.testing.Logged;

/// Where no media server is, or none that answers.
class NoMediaServerTest {

    private final UUID breakout = UUID.randomUUID();
    private final Person kestrel = young("Kestrel");
    private final Person ada = facilitator("Ada");

    @Test
    void withoutAMediaServerThereIsNoTicketAndNothingFails() {
        var rooms = RealLiveKit.rooms(Map.of());

        assertThat(rooms.isThere()).isFalse();
        assertThat(rooms.hearing(breakout, ada.id(), List.of(ada))).isEqualTo(Hearing.OFF);
        assertThat(rooms.ticket(breakout, kestrel)).isEmpty();
        rooms.keep(breakout, Set.of());
        rooms.end(breakout);
        rooms.endAllBut(Set.of());
    }

    @Test
    void aMediaServerThatIsHalfConfiguredIsSaidAtTheStart() {
        assertThatThrownBy(() -> RealLiveKit.rooms(Map.of("plenary.media.url", "http://127.0.0.1:1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PLENARY_LIVEKIT_PUBLIC_URL");
    }

    @Test
    void aServerThatIsSilentHoldsNobodyUpAndNoLogTellsWhoWasMeant() throws Exception {
        try (var logged = Logged.by(MediaRooms.class);
                var mute = new ServerSocket(0)) {
            var rooms = rooms(mute);
            var begun = System.nanoTime();
            for (int round = 0; round < 100; round++) {
                rooms.keep(breakout, Set.of(kestrel));
                rooms.end(UUID.randomUUID());
                rooms.endAllBut(Set.of());
            }
            // Waiting for one answer of each would take minutes.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            soon(() -> assertThat(logged.lines()).hasSize(1));
            assertThat(logged.lines()).noneMatch(line -> line.contains("Kestrel") || line.contains(RealLiveKit.SECRET));
        }
    }

    @Test
    void statement1WhileAServerIsSilentYoungPeopleAreToldToLeaveWithinASecondOrTwo() throws Exception {
        try (var mute = new ServerSocket(0)) {
            var rooms = rooms(mute);
            var people = List.of(kestrel, ada, facilitator("Ben"));
            var begun = System.nanoTime();

            assertThat(rooms.hearing(breakout, kestrel.id(), people)).isEqualTo(Hearing.WAITS);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            assertThat(rooms.hearing(breakout, ada.id(), people)).isEqualTo(Hearing.TAKEN);
        }
    }

    private static MediaRooms rooms(ServerSocket mute) {
        return RealLiveKit.rooms(RealLiveKit.settings("http://127.0.0.1:" + mute.getLocalPort(), "ws://127.0.0.1:1"));
    }
}
