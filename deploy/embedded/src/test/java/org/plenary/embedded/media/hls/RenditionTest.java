package org.plenary.embedded.media.hls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenditionTest {

    private static final Instant NOON = Instant.parse("2011-11-16T12:00:00.5Z");
    private static final Duration TWO_SECONDS = Duration.ofMillis(1960);

    private final Rendition rendition = new Rendition("video", 100);

    @Test
    void lists_segments_with_time_and_length() {
        append(1, false);
        rendition.append(NOON.plusSeconds(2), Duration.ofMillis(2040), false, new byte[188]);

        assertEquals("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:100
                #EXT-X-DISCONTINUITY-SEQUENCE:0
                #EXT-X-PROGRAM-DATE-TIME:2011-11-16T12:00:00.500Z
                #EXTINF:1.960,
                video-100.ts
                #EXT-X-PROGRAM-DATE-TIME:2011-11-16T12:00:02.500Z
                #EXTINF:2.040,
                video-101.ts
                """, rendition.playlist());
    }

    @Test
    void keeps_for_a_while_what_has_dropped_out_of_the_list() {
        append(Rendition.KEPT_MAX + 1, false);

        assertTrue(rendition.playlist().contains("#EXT-X-MEDIA-SEQUENCE:105\n"), rendition.playlist());
        assertTrue(rendition.segment(101).isPresent());
        assertFalse(rendition.segment(100).isPresent());
        assertFalse(rendition.segment(113).isPresent());
    }

    @Test
    void counts_the_discontinuities_that_have_dropped_out_of_the_list() {
        append(1, false);
        append(1, true);
        append(Rendition.LISTED_MAX - 1, false);
        assertTrue(rendition.playlist().contains("#EXT-X-DISCONTINUITY-SEQUENCE:0\n#EXT-X-DISCONTINUITY\n"));

        append(1, false);
        assertTrue(rendition.playlist().contains("#EXT-X-DISCONTINUITY-SEQUENCE:1\n#EXT-X-PROGRAM"));
    }

    @Test
    void bounds_the_bytes_it_keeps_but_leaves_what_players_need() {
        for (var i = 0; i < 5; i++) {
            rendition.append(NOON, TWO_SECONDS, false, new byte[(int) Rendition.KEPT_BYTES_MAX / 2]);
        }

        assertEquals(
                3,
                rendition
                        .playlist()
                        .lines()
                        .filter(line -> line.endsWith(".ts"))
                        .count());
    }

    @Test
    void numbers_go_on_after_it_has_been_cleared() throws Exception {
        append(2, true);
        rendition.clear();

        assertTrue(rendition.isEmpty());
        assertFalse(rendition.awaitSegment(Duration.ofMillis(1)));
        append(1, false);
        assertTrue(rendition.awaitSegment(Duration.ZERO));
        assertTrue(rendition.playlist().contains("#EXT-X-MEDIA-SEQUENCE:102\n#EXT-X-DISCONTINUITY-SEQUENCE:2\n"));
    }

    private void append(int count, boolean discontinuity) {
        for (var i = 0; i < count; i++) {
            rendition.append(NOON, TWO_SECONDS, discontinuity, new byte[188]);
        }
    }
}
