package org.plenary.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UpdateTest {

    @Test
    void isOfTwoHundredBytesWhateverItsNumber() throws IOException {
        for (int number : new int[] {0, 7, 123_456_789}) {
            var json = new Update(number).json();

            assertThat(json).hasSize(Update.BYTES);
            assertThat(new ObjectMapper()
                            .readTree(json)
                            .path("updates")
                            .path(0)
                            .path("text")
                            .asText())
                    .isEqualTo(new Update(number).text());
        }
    }

    @Test
    void tellsItsNumberWhereverItStands() {
        var event = ("c8\r\nid: 7f3a-1\nevent: change\ndata: " + new Update(4_711).json() + "\n\n")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(Update.numberIn(event, 0, event.length)).isEqualTo(4_711);
    }

    @Test
    void whatIsNoUpdateHasNoNumber() {
        var event = ": keep-alive ~ and ~ more\n\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(Update.numberIn(event, 0, event.length)).isEqualTo(-1);
    }

    @Test
    void aNewerOneHasAHigherVersion() {
        assertThat(new Update(2).version()).isGreaterThan(new Update(1).version());
    }
}
