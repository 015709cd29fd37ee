package org.plenary.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageLimitsTest {

    private static final String ROOM = "/youth/rooms/0198c0de";

    private final PageLimits limits = new PageLimits(Optional.of(URI.create("wss://media.example:7880/any")));

    @Test
    void aRoomReachesItsMediaServerAndUsesCameraAndMicrophone() {
        assertThat(limits.contentSecurity(ROOM))
                .contains("connect-src 'self' wss://media.example:7880 https://media.example:7880;");
        assertThat(limits.permissions(ROOM)).contains("camera=(self), microphone=(self), geolocation=()");
    }

    @Test
    void noOtherPageDoes() {
        for (var path : new String[] {"/", "/youth/rooms", "/youth/london", "/x/youth/rooms/1"}) {
            assertThat(limits.contentSecurity(path)).as(path).contains("connect-src 'self';");
            assertThat(limits.permissions(path)).as(path).contains("camera=(), microphone=()");
        }
    }

    @Test
    void withoutAMediaServerNoRoomDoes() {
        var none = new PageLimits(Optional.empty());

        assertThat(none.contentSecurity(ROOM)).contains("connect-src 'self';");
        assertThat(none.permissions(ROOM)).contains("camera=(), microphone=()");
    }
}
