package org.plenary.qna.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordlistTest {

    @ParameterizedTest
    @CsvSource({
        "idiot, Are you an IDIOT?",
        "idiot, (idiot)",
        "idiot, ｉｄｉｏｔ",
        "shut up, Why not shut up?",
        "idiot, An id\u00ADi\u200Dot?",
        "STRASSE, Welche Straße?",
        "müll, Nur Müll!",
        "馬鹿, お前は馬鹿だ",
        "c++, Who still writes C++?",
        ".*, What is .* good for?"
    })
    void findsAWordWhateverItsCaseItsWidthAndTheSpaceInIt(String word, String text) {
        assertThat(new Wordlist(List.of(word)).marks(text)).containsExactly(word);
    }

    @Test
    void findsAPhraseAcrossLines() {
        assertThat(new Wordlist(List.of("shut up")).marks("Why not shut \u00A0\n up?"))
                .containsExactly("shut up");
    }

    @ParameterizedTest
    @CsvSource({"ass, What class is it?", "idiot, Is idiotic a word?", ".*, What else?", "shut up, Why shut it up?"})
    void findsNoPartOfAnotherWord(String word, String text) {
        assertThat(new Wordlist(List.of(word)).marks(text)).isEmpty();
    }

    @Test
    void namesAllThatATextHas() {
        assertThat(new Wordlist(List.of("bad", "good", "worse")).marks("Bad, or worse?"))
                .containsExactly("bad", "worse");
        assertThat(new Wordlist(List.of()).marks("Anything")).isEmpty();
    }
}
