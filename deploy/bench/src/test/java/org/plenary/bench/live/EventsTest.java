package org.plenary.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String FIRST = "1c\r\nretry: 1000\n\n";
    private static final String SECOND = "id: a-1\nevent: change\ndata: {\"n\":1}\n\n\r\n";
    private static final String THIRD = "25\r\nid: a-2\nevent: change\ndata: {\"n\":2}\n\n\r\n";

    private final Events events = new Events();
    private final List<String> seen = new ArrayList<>();

    private void come(String text) {
        events.take(
                ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)),
                (bytes, from, to) -> seen.add(new String(bytes, from, to - from, StandardCharsets.US_ASCII).strip()));
    }

    @Test
    void eventsAreTheSameWhereverTheStreamIsCut() {
        var all = HEAD + FIRST + SECOND + THIRD;
        for (int cut = 0; cut <= all.length(); cut++) {
            var one = new EventsTest();
            one.come(all.substring(0, cut));
            one.come(all.substring(cut));

            assertThat(one.seen)
                    .as("cut at %d", cut)
                    .hasSize(3)
                    .satisfies(texts -> assertThat(texts.get(1)).endsWith("data: {\"n\":1}"))
                    .satisfies(texts -> assertThat(texts.get(2)).endsWith("data: {\"n\":2}"));
        }
    }

    @Test
    void anEventMayBeLargerThanAnyBefore() {
        come(HEAD);
        come("id: a-1\ndata: " + "x".repeat(100_000));
        assertThat(seen).isEmpty();

        come("\n\n");

        assertThat(seen).singleElement().satisfies(text -> assertThat(text).hasSize(100_014));
    }

    @Test
    void aStreamIsOpenOnceItsHeadIsWhole() {
        come("HTTP/1.1 200 OK\r\n");
        assertThat(events.isOpened()).isFalse();

        come("Content-Type: text/event-stream\r\n\r\n");

        assertThat(events.isOpened()).isTrue();
    }

    @Test
    void aRefusalIsNoStream() {
        assertThatIllegalStateException()
                .isThrownBy(() -> come("HTTP/1.1 503 Service Unavailable\r\n\r\n"))
                .withMessageContaining("503");
    }
}
