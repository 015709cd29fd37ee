package org.plenary.qna.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashtagTest {

    @ParameterizedTest
    @CsvSource({
        "#LondonCyber, londoncyber",
        "＃ｌｏｎｄｏｎ, LONDON",
        "digital-rights, DigitalRights",
        "digital_rights, digital-rights",
        "Zukünfte, zukunfte",
        "straße, STRASSE",
        "ＡＢＣ１２３, abc123",
        "#डिजिटल, डिजिटल",
    })
    void isTheSameHoweverNetworksSpellIt(String one, String other) {
        assertThat(Hashtag.of(one)).isPresent().isEqualTo(Hashtag.of(other));
    }

    @ParameterizedTest
    @CsvSource({"rights, right", "का, कि", "2011, 2012"})
    void isAnotherWhereLettersDiffer(String one, String other) {
        assertThat(Hashtag.of(one)).isNotEqualTo(Hashtag.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "##", "-_-", "   "})
    void isNoneWithoutALetterOrDigit(String written) {
        assertThat(Hashtag.of(written)).isEmpty();
    }

    @Test
    void isNoneWhereNothingIsWritten() {
        assertThat(Hashtag.of(null)).isEmpty();
    }
}
