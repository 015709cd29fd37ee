package org.plenary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options parse(String words) {
        return Options.parse(List.of(words.split(" ")));
    }

    @Test
    void withoutMoreWordsTheAimsAreMeasured() {
        assertThat(parse("votes")).isEqualTo(new Options.Votes(Options.Common.USUAL, 64));
        assertThat(parse("live")).isEqualTo(new Options.Live(Options.Common.USUAL, 1_000, 9_000, 2_000, 2_000));
    }

    @Test
    void lengthAndPartCanBeChosen() {
        var short1 = new Options.Common(1, Duration.ofSeconds(3), Duration.ofSeconds(3), "store");

        assertThat(parse("votes --rounds 1 --seconds 3 --only store --callers 16"))
                .isEqualTo(new Options.Votes(short1, 16));
        assertThat(short1.wants("store")).isTrue();
        assertThat(short1.wants("rest")).isFalse();
        assertThat(Options.Common.USUAL.wants("rest")).isTrue();
    }

    @Test
    void streamsAndStormCanBeMadeSmaller() {
        assertThat(parse("live --few 100 --many 300 --viewers 20 --storm 50"))
                .isEqualTo(new Options.Live(Options.Common.USUAL, 100, 300, 20, 50));
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThat(parse("speed")).isEqualTo(new Options.Refused("measured are \"votes\" and \"live\""));
        assertThat(parse("votes --few 3")).isEqualTo(new Options.Refused("\"--few\" is no option of this measurement"));
        assertThat(parse("votes --rounds")).isEqualTo(new Options.Refused("--rounds needs a number"));
        assertThat(parse("votes --rounds 0")).isEqualTo(new Options.Refused("--rounds needs a number"));
        assertThat(parse("votes --only storm")).isEqualTo(new Options.Refused("--only needs one of store, rest"));
        assertThat(parse("votes --callers 91")).isEqualTo(new Options.Refused("--callers may be 90 at most"));
        assertThat(parse("live --few 9000")).isEqualTo(new Options.Refused("--many must be more than --few"));
    }
}
