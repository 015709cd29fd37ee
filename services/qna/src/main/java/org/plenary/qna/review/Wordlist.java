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

    /// What is not seen, and what only keeps words apart.
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /// Those of them that a text has, whatever their case, their width and the space between them.
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
        var seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        // By way of capitals, so that ß is as ss.
        return SPACE.matcher(seen)
                .replaceAll(" ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
