package org.plenary.qna.review;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words and phrases that moderators want to be shown where a question has them.
///
/// @param words as an organiser wrote them
public record Wordlist(List<String> words) {

    /// Of scripts that write words apart, a word is found whole only; the others have no spaces to
    /// tell it by.
    private static final String APART = "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}"
            + "\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

    /// Those of them that a text has, whatever their case and width.
    public List<String> marks(String text) {
        var read = alike(text);
        return words.stream().filter(word -> has(read, alike(word))).toList();
    }

    private static boolean has(String text, String word) {
        // Few questions have any of them: those that have none are not read letter by letter.
        return text.contains(word)
                && Pattern.compile("(?<!%1$s)%2$s(?!%1$s)".formatted(APART, Pattern.quote(word)))
                        .matcher(text)
                        .find();
    }

    private static String alike(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
