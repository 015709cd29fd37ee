package org.plenary.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two\nlines",
                "Ελληνικά, עברית, عربى",
                "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "name \u2068\u05D0\u05D1\u2069 inside",
                "\u200F\u05D0",
                "ti\u1EBF\u0301ng Vi\u1EC7t, \u0E17\u0E35\u0E48, \u0F66\u0F92\u0FB2\u0F7C\u0F58",
                "Scotland \uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F!",
                "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308b\u0301",
            })
    void textThatPeopleWriteIsShowable(String text) {
        assertThat(Texts.isShowable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bell\u0007",
                "tab\there",
                "carriage\rreturn",
                "nul\u0000",
                "override\u202Etxt",
                "embedding\u202A",
                "never closed \u2066",
                "never opened \u2069",
                "closed only in \u2067 the next\n paragraph \u2069",
                "lone surrogate \uD83D",
                "line separator\u2028",
                "c1 \u0085",
                "a heap of marks a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309",
                "with joiners a\u0301\u0302\u0303\u0304\u200D\u0305\u0306\u0307\u0308\u0309",
                "noncharacter \uFFFE",
                "hidden tags a\uDB40\uDC41\uDB40\uDC42",
                "annotation \uFFF9a\uFFFAb\uFFFB",
                "noncharacter \uFDD0",
                "of another plane \uD83F\uDFFF",
            })
    void textThatWouldDoSomethingToItsSurroundingsIsNot(String text) {
        assertThat(Texts.isShowable(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u00a0", "\u200b", "\u2060 \ufeff", "\u00ad", "\u3164", "\u2800", "\ufe0f"})
    void textWithNothingToSeeInItIsNotVisible(String text) {
        assertThat(Texts.isVisible(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "a\u0301", "\u200b.", "\ud83d\ude42", "\u0e01", "\u5b57"})
    void anythingThatIsDrawnIsVisible(String text) {
        assertThat(Texts.isVisible(text)).isTrue();
    }
}
