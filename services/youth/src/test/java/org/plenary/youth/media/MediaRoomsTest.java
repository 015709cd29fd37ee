package org.plenary.youth.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plenary.youth.media.RealLiveKit.JSON;
import static org.plenary.youth.media.RealLiveKit.LOG;
import static org.plenary.youth.media.RealLiveKit.SECRET;
import static org.plenary.youth.media.RealLiveKit.facilitator;
import static org.plenary.youth.media.RealLiveKit.soon;
import static org.plenary.youth.media.RealLiveKit.young;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Rooms of the real LiveKit. Guests come without a browser: the server knows them, and no sound or picture of theirs
/// ever connects.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaRoomsTest {

    private UUID breakout = UUID.randomUUID();
    private final Person kestrel = young("Kestrel");
    private final Person ada = facilitator("Ada");
    private final Person ben = facilitator("Ben");

    @SuppressWarnings("NullAway.Init")
    private RealLiveKit liveKit;

    @BeforeAll
    void start() {
        liveKit = RealLiveKit.start();
    }

    @AfterAll
    void stop() {
        if (liveKit != null) {
            liveKit.close();
        }
    }

    /// Guests of the test before may still be about.
    @BeforeEach
    void anotherRoom() {
        breakout = UUID.randomUUID();
    }

    @Test
    void twoPeopleAreInTheRoomThatTheirTicketsAreFor() throws Exception {
        var rooms = liveKit.rooms();
        var other = UUID.randomUUID();
        liveKit.open(rooms, breakout, ada, ben);
        liveKit.open(rooms, other);

        try (var first = Guest.connect(ticket(rooms, ada), "&room=" + other);
                var second = Guest.connect(ticket(rooms, ben))) {
            liveKit.awaitIn(breakout, "Ada", "Ben");

            assertThat(liveKit.read(other, "name")).isEmpty();
            assertThat(List.of(first.isOut(), second.isOut())).containsOnly(false);
        }
    }

    @Test
    void statement1FacilitatorsWhoseSoundAndPictureDoNotConnectAreNotThereForYoungPeople() throws Exception {
        var rooms = liveKit.rooms();
        var people = Set.of(ada, ben, kestrel);
        liveKit.open(rooms, breakout, ada, ben, kestrel);
        try (var first = Guest.connect(ticket(rooms, ada));
                var second = Guest.connect(ticket(rooms, ben));
                var young = Guest.connect(ticket(rooms, kestrel))) {
            liveKit.awaitIn(breakout, "Ada", "Ben", "Kestrel");

            // Whoever asks what they may hear sees it, too.
            assertThat(rooms.hearing(breakout, ada.id(), people)).isEqualTo(Hearing.TAKEN);

            young.awaitOut();
            assertThat(rooms.hearing(breakout, kestrel.id(), people)).isEqualTo(Hearing.WAITS);
            rooms.keep(breakout, people);
            liveKit.awaitIn(breakout, "Ada", "Ben");
            assertThat(List.of(first.isOut(), second.isOut())).containsOnly(false);
        }
    }

    @Test
    void aFacilitatorMayComeInFirstAndIsToldWhenTheyAreInAlready() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        assertThat(rooms.hearing(breakout, ada.id(), Set.of(ada))).isEqualTo(Hearing.FREE);
        try (var guest = Guest.connect(ticket(rooms, ada))) {
            liveKit.awaitIn(breakout, "Ada");
            assertThat(rooms.hearing(breakout, ada.id(), Set.of(ada))).isEqualTo(Hearing.TAKEN);
            assertThat(guest.isOut()).isFalse();
        }
    }

    @Test
    void whoeverHasTheNameOfAFacilitatorTakesNobodysPlace() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        try (var adult = Guest.connect(ticket(rooms, ada));
                var namesake = Guest.connect(ticket(rooms, young("Ada")))) {
            liveKit.awaitIn(breakout, "Ada", "Ada");
            assertThat(List.of(adult.isOut(), namesake.isOut())).containsOnly(false);

            rooms.keep(breakout, Set.of(ada));

            namesake.awaitOut();
            assertThat(adult.isOut()).isFalse();
        }
    }

    @Test
    void whoGoesByAnotherNameInTheBreakoutDoesSoInSoundAndPicture() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        try (var guest = Guest.connect(ticket(rooms, ada))) {
            liveKit.awaitIn(breakout, "Ada");

            rooms.keep(breakout, Set.of(new Person(ada.id(), "Ada (2)", true)));

            liveKit.awaitIn(breakout, "Ada (2)");
            assertThat(guest.isOut()).isFalse();
        }
    }

    @Test
    void whoIsNoLongerKeptIsOutAndEverybodyElseStays() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada, ben);
        try (var first = Guest.connect(ticket(rooms, ada));
                var second = Guest.connect(ticket(rooms, ben))) {
            liveKit.awaitIn(breakout, "Ada", "Ben");

            rooms.keep(breakout, Set.of(ben));

            first.awaitOut();
            liveKit.awaitIn(breakout, "Ben");
            assertThat(second.isOut()).isFalse();
        }
    }

    @Test
    void whoComesBackWithAnOldTicketOrUnderAnAddedNameIsOutWithTheNextRound() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        var ticket = ticket(rooms, ada);
        try (var added = Guest.connect(ticket, "&publish=shadow")) {
            soon(() -> assertThat(liveKit.read(breakout, "identity"))
                    .singleElement()
                    .asString()
                    .endsWith("#shadow"));
            rooms.keep(breakout, Set.of(ada));
            added.awaitOut();
        }
        for (int time = 0; time < 2; time++) {
            try (var again = Guest.connect(ticket)) {
                liveKit.awaitIn(breakout, "Ada");
                rooms.keep(breakout, Set.of());
                again.awaitOut();
            }
        }
    }

    @Test
    void theEndThrowsEverybodyOutAndNoTicketBringsTheRoomBack() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        var ticket = ticket(rooms, ada);
        try (var guest = Guest.connect(ticket)) {
            liveKit.awaitIn(breakout, "Ada");

            rooms.end(breakout);

            guest.awaitOut();
            soon(() -> assertThat(liveKit.names()).doesNotContain(breakout.toString()));
            assertThat(refusal(ticket)).isEqualTo(404);
        }
    }

    @Test
    void aRoomThatWasLeftBehindEndsAndOpenAndNewOnesStay() throws Exception {
        var rooms = liveKit.rooms();
        var open = UUID.randomUUID();
        var recent = UUID.randomUUID();
        liveKit.open(rooms, breakout, ada);
        liveKit.open(rooms, open, ben);
        try (var left = Guest.connect(ticket(rooms, ada));
                var held = Guest.connect(rooms.ticket(open, ben).orElseThrow())) {
            liveKit.awaitIn(breakout, "Ada");
            liveKit.awaitIn(open, "Ben");
            // The server tells whole seconds.
            soon(() -> assertThat(Instant.now().getEpochSecond()).isGreaterThan(liveKit.made(breakout)));
            liveKit.open(rooms, recent);

            // At this time, rooms older than the recent one are no longer new.
            var config = RealLiveKit.config(liveKit.settings());
            var later = Instant.ofEpochSecond(liveKit.made(recent)).plus(config.emptyRoomLife());
            new MediaRooms(config, JSON, InstantSource.fixed(later)).endAllBut(Set.of(open));

            left.awaitOut();
            assertThat(held.isOut()).isFalse();
            // Its guests are out before it has gone from the list.
            soon(() -> assertThat(liveKit.names())
                    .contains(recent.toString(), open.toString())
                    .doesNotContain(breakout.toString()));
        }
    }

    @Test
    void anExpiredOrForeignTicketIsRefused() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        var past = Instant.now().minus(Duration.ofMinutes(2));
        var late = new MediaRooms(RealLiveKit.config(liveKit.settings()), JSON, InstantSource.fixed(past));
        var foreign = liveKit.settings();
        foreign.put("plenary.media.secret", SECRET + " but one");

        assertThat(refusal(ticket(late, ada))).isEqualTo(401);
        assertThat(refusal(ticket(RealLiveKit.rooms(foreign), ada))).isEqualTo(401);
    }

    @Test
    void aTicketDoesNotOpenTheApi() throws Exception {
        var rooms = liveKit.rooms();
        liveKit.open(rooms, breakout, ada);
        var token = ticket(rooms, ada).token();
        var room = Map.of("room", breakout.toString());

        assertThat(liveKit.api("ListParticipants", room, token).statusCode()).isIn(401, 403);
        assertThat(liveKit.api("ListRooms", Map.of(), token).statusCode()).isIn(401, 403);
        assertThat(liveKit.api("CreateRoom", Map.of("name", "other"), token).statusCode())
                .isIn(401, 403);
    }

    @Test
    void theMediaServerDoesNotWriteDownWhoComesAndGoes() throws Exception {
        var rooms = liveKit.rooms();
        var ptarmigan = young("Ptarmigan");
        liveKit.open(rooms, breakout, ptarmigan);
        try (var young = Guest.connect(ticket(rooms, ptarmigan))) {
            liveKit.awaitIn(breakout, "Ptarmigan");
            rooms.keep(breakout, Set.of());
            young.awaitOut();
        }
        assertThat(Files.readString(LOG)).doesNotContain("Ptarmigan", SECRET);
    }

    private Ticket ticket(MediaRooms rooms, Person person) {
        return rooms.ticket(breakout, person).orElseThrow();
    }

    private static int refusal(Ticket ticket) {
        return catchThrowableOfType(
                        Guest.Refused.class, () -> Guest.connect(ticket).close())
                .status();
    }
}
