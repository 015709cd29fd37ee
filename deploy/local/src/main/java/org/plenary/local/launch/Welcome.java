package org.plenary.local.launch;

/// What a person who has just brought Plenary up wants to know.
final class Welcome {

    private Welcome() {}

    static String text(Addresses addresses, boolean rooms) {
        return """

                pages, API, live   %s
                sign-in            http://localhost:%d (realm plenary)
                mailbox            http://localhost:%d/api/user/<address>/messages
                PostgreSQL, Kafka  127.0.0.1:%d, 127.0.0.1:%d
                encoders publish   srt://127.0.0.1, from port %d
                breakouts          %s

                accounts (password plenary):
                  organiser, chair, moderator, moderator2, producer, captioner, delegate, viewer, press,
                  youth13, youth16, facilitator1, facilitator2, lead, guardian
                """.formatted(
                addresses.publicUrl(),
                addresses.keycloak(),
                addresses.mailbox(),
                addresses.postgres(),
                addresses.kafka(),
                addresses.srt(),
                rooms
                        ? "with sound and picture, ws://127.0.0.1:" + addresses.rooms()
                        : "in text; for sound and picture: deploy/media/build-livekit").stripTrailing();
    }
}
