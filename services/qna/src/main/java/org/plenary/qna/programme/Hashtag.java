package org.plenary.qna.programme;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A tag as it is compared. Networks spell the same tag in several ways: in capitals or not, in wide letters,
/// without accents, and never with a hyphen, which a theme's tag may have. So nothing counts but letters and
/// digits.
///
/// @param text lower case, letters, marks and digits alone
public record Hashtag(String text) {

    /// A tag in a text, which may go on behind hyphens. It takes time in proportion to the text: texts come from
    /// anybody.
    public static final Pattern IN_TEXT =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_&/])[#＃]([\\p{L}\\p{M}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]*+)");

    /// Accents and the like that networks leave out; the marks of other scripts are part of their words.
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /// All tags of a text.
    static Set<Hashtag> in(String text) {
        return IN_TEXT.matcher(text)
                .results()
                .flatMap(tag -> of(tag.group(1)).stream())
                .collect(Collectors.toSet());
    }

    /// What somebody wrote, with or without `#`; empty when there is no letter and no digit in it.
    public static Optional<Hashtag> of(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        var plain = ACCENTS.matcher(Normalizer.normalize(written, Form.NFKD)).replaceAll("");
        // By way of capitals: only there is ß the same as ss.
        var lower =
                Normalizer.normalize(plain, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        var text = NEITHER_LETTER_NOR_DIGIT.matcher(lower).replaceAll("");
        return text.isEmpty() ? Optional.empty() : Optional.of(new Hashtag(text));
    }
}
