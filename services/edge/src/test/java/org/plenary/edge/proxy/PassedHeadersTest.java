package org.plenary.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class PassedHeadersTest {

    @Test
    void whatAnyLineOfConnectionNamesEndsHere() {
        var from = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close")
                .add("Connection", "X-Private, Accept-Language")
                .add("X-Private", "for you alone")
                .add("Accept-Language", "cy")
                .add("Accept", "application/json");

        assertThat(passed(from).names()).containsExactly("Accept");
    }

    @Test
    void theUsualConnectionTakesNothingAway() {
        var from = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "Keep-Alive")
                .add("Accept", "application/json");

        assertThat(passed(from).names()).containsExactly("Accept");
    }

    private static MultiMap passed(MultiMap from) {
        var to = MultiMap.caseInsensitiveMultiMap();
        PassedHeaders.toPeer(from, to);
        return to;
    }
}
