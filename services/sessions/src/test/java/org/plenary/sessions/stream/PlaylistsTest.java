package org.plenary.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaylistsTest {

    private static final Instant NOW = Instant.parse("2011-11-01T10:00:00Z");

    /// The embedded server's: a time with each segment.
    private static final String TIMED = """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:7
            #EXT-X-PROGRAM-DATE-TIME:2011-11-01T09:59:55.000Z
            #EXTINF:2.000,
            video-7.ts
            #EXT-X-PROGRAM-DATE-TIME:2011-11-01T09:59:57.000Z
            #EXTINF:2.000,
            video-8.ts
            """;

    private static Optional<Duration> delay(String playlist) throws PlaylistParserException {
        return Playlists.delay(new MediaPlaylistParser(ParsingMode.LENIENT).readPlaylist(playlist), NOW);
    }

    @Test
    void isTheAgeOfTheNewestPictureAndWhatPlayersHoldBack() throws PlaylistParserException {
        assertThat(delay(TIMED)).contains(Duration.ofSeconds(1 + 3 * 2));
    }

    @Test
    void countsOnFromTheLastTimeThatIsTold() throws PlaylistParserException {
        var toldOnce = TIMED.replace("#EXT-X-PROGRAM-DATE-TIME:2011-11-01T09:59:57.000Z\n", "");

        assertThat(delay(toldOnce)).contains(Duration.ofSeconds(7));
    }

    @Test
    void believesTheServerAboutWhatPlayersHoldBack() throws PlaylistParserException {
        var heldBack = TIMED.replace(
                "#EXT-X-VERSION:3", "#EXT-X-VERSION:9\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=12.5");

        assertThat(delay(heldBack)).contains(Duration.ofMillis(1_000 + 12_500));
    }

    @Test
    void isNotKnownWhereNoTimesAreTold() throws PlaylistParserException {
        var untimed = TIMED.replaceAll("#EXT-X-PROGRAM-DATE-TIME:.*\n", "");

        assertThat(delay(untimed)).isEmpty();
        assertThat(delay("#EXTM3U\n#EXT-X-TARGETDURATION:2\n")).isEmpty();
    }
}
