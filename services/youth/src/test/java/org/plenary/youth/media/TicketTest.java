package org.plenary.youth.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.youth.media.RealLiveKit.JSON;
import static org.plenary.youth.media.RealLiveKit.facilitator;
import static org.plenary.youth.media.RealLiveKit.young;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What stands in a ticket.
class TicketTest {

    private final UUID breakout = UUID.randomUUID();
    private final MediaRooms rooms =
            RealLiveKit.rooms(RealLiveKit.settings("http://127.0.0.1:1", "wss://media.example"));

    @Test
    void aTicketIsForOneRoomOnePersonMicrophoneAndCameraAndSeconds() throws Exception {
        var ticket = rooms.ticket(breakout, young("Kestrel")).orElseThrow();
        var claims = claims(ticket);

        assertThat(ticket.url()).isEqualTo("wss://media.example");
        assertThat(claims.path("exp").asLong())
                .isBetween(Instant.now().getEpochSecond() + 1, Instant.now().getEpochSecond() + 11);
        assertThat(claims.path("video")).isEqualTo(JSON.readTree("""
                {"roomJoin": true, "room": "%s", "canSubscribe": true, "canPublish": true,
                 "canPublishSources": ["microphone", "camera"], "canPublishData": false,
                 "canUpdateOwnMetadata": false, "hidden": false}""".formatted(breakout)));
        assertThat(ticket.toString()).doesNotContain(ticket.token());
    }

    @Test
    void nameAndRoleAreWhatTheServiceSays() throws Exception {
        var young = claims(rooms.ticket(breakout, young("Kestrel")).orElseThrow());
        var adult = claims(rooms.ticket(breakout, facilitator("Ada")).orElseThrow());

        assertThat(young.path("name").asText()).isEqualTo("Kestrel");
        assertThat(young.path("attributes")).isEqualTo(JSON.readTree("""
                {"role": "youth"}"""));
        assertThat(adult.path("name").asText()).isEqualTo("Ada");
        assertThat(adult.path("attributes")).isEqualTo(JSON.readTree("""
                {"role": "facilitator"}"""));
    }

    @Test
    void anIdentityIsOfOnePersonInOneRoomAndHasNeitherTheirNameNorTheirAccount() throws Exception {
        var kestrel = young("Kestrel");
        var identity = identity(breakout, kestrel);

        assertThat(identity)
                .hasSize(22)
                .isEqualTo(identity(breakout, new Person(kestrel.id(), "Kestrel (2)", false)))
                .isNotEqualTo(identity(breakout, young("Kestrel")))
                .isNotEqualTo(identity(UUID.randomUUID(), kestrel));
        assertThat(claims(rooms.ticket(breakout, kestrel).orElseThrow()).toString())
                .doesNotContain(kestrel.id().toString());
    }

    private String identity(UUID room, Person person) throws Exception {
        return claims(rooms.ticket(room, person).orElseThrow()).path("sub").asText();
    }

    private static JsonNode claims(Ticket ticket) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(ticket.token().split("\\.", -1)[1]));
    }
}
