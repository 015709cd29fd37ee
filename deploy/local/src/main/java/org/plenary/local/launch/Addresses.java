package org.plenary.local.launch;

import org.plenary.embedded.Ports;

/// Where everything of one run listens: ports of 127.0.0.1.
///
/// @param controller Kafka's own controller
/// @param smtp takes mail
/// @param mailbox shows mail
/// @param hls where the media server hands out the picture; @param mediaControl its control interface
/// @param srt the first port of those that encoders publish to
/// @param rtmp where encoders publish, too, if the media server is MediaMTX
/// @param rooms where browsers connect for sound and picture of breakouts, if LiveKit runs
/// @param roomsMedia the UDP port that these take
public record Addresses(
        int edge,
        int registration,
        int sessions,
        int qna,
        int youth,
        int keycloak,
        int postgres,
        int kafka,
        int controller,
        int smtp,
        int mailbox,
        int hls,
        int mediaControl,
        int srt,
        int rtmp,
        int rooms,
        int roomsMedia) {

    /// Those that `./plenary up` prints.
    public static Addresses fixed() {
        return new Addresses(
                8080, 8081, 8082, 8083, 8084, 8180, 15432, 19092, 19093, 1025, 8025, 8888, 9997, 8890, 1935, 7880,
                7882);
    }

    /// Free ones, for tests that must not disturb a running system.
    public static Addresses free() {
        return new Addresses(
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }

    /// Makes sure that nothing else listens where we will.
    ///
    /// @throws org.plenary.embedded.ServerFailure which names the first port that is taken
    void requireFree() {
        Ports.requireFree("pages and API", edge);
        Ports.requireFree("registration", registration);
        Ports.requireFree("sessions", sessions);
        Ports.requireFree("qna", qna);
        Ports.requireFree("youth", youth);
        Ports.requireFree("Keycloak", keycloak);
        Ports.requireFree("PostgreSQL", postgres);
        Ports.requireFree("Kafka", kafka);
        Ports.requireFree("Kafka's controller", controller);
        Ports.requireFree("SMTP", smtp);
        Ports.requireFree("mailbox", mailbox);
        Ports.requireFree("HLS", hls);
        Ports.requireFree("media control", mediaControl);
    }

    /// The public origin: pages, API and live streams.
    public String publicUrl() {
        return "http://localhost:" + edge;
    }

    /// The realm, as it stands in tokens.
    public String issuer() {
        return "http://localhost:" + keycloak + "/realms/plenary";
    }

    /// The HTTP and gRPC port of a service.
    int of(String service) {
        return switch (service) {
            case "edge" -> edge;
            case "registration" -> registration;
            case "sessions" -> sessions;
            case "qna" -> qna;
            case "youth" -> youth;
            default -> throw new IllegalArgumentException("No service " + service);
        };
    }
}
