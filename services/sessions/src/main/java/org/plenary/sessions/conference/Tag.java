package org.plenary.sessions.conference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tags made from names: lower case, words joined by hyphens.
///
/// @param text without the `#`
public record Tag(String text) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int LONGEST = 60;

    /// The tag of a name. A name without a letter or digit gets `theme`.
    public static Tag of(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        var joined = BETWEEN_WORDS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        var tag = EDGES.matcher(joined).replaceAll("");
        var shortened = tag.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var ended = EDGES.matcher(shortened).replaceAll("");
        return new Tag(ended.isEmpty() ? "theme" : Normalizer.normalize(ended, Normalizer.Form.NFC));
    }

    /// This tag with a number behind it, for a name that another theme's tag already stands for.
    public Tag numbered(int number) {
        return new Tag(text + "-" + number);
    }
}
