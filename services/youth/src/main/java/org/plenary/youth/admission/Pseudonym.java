package org.plenary.youth.admission;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The name a young person goes by in the forum: it must not tell who they are or how to reach them, nor sound like
/// an adult's.
public record Pseudonym(String text) {

    static final int MOST = 30;

    private static final int LEAST = 2;
    private static final int SHORTEST_NAME = 3;

    /// From that length on an office is found inside other words, too: `lead` is in `Pleader`, `moderator` in nothing.
    private static final int LONG_OFFICE = 7;

    /// Digits in a row enough for a telephone number, a house number with a street, or a date of birth.
    private static final Pattern NUMBER = Pattern.compile("\\d[^\\p{L}\\d]*\\d[^\\p{L}\\d]*\\d");

    /// A dot between letters may end in any top-level domain.
    private static final Pattern ADDRESS = Pattern.compile("@|://|www\\.|[\\p{L}\\d][.\u3002]\\p{L}");

    /// Not those that fill a place without being seen.
    private static final Pattern LETTER = Pattern.compile("[\\p{L}&&[^\u115F\u1160\u3164\uFFA0]]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    public Pseudonym {
        text = Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
    }

    /// Why this is no pseudonym for somebody; empty when it is one.
    ///
    /// @param name as their account has it
    /// @param offices what adults are called here, such as `facilitator`
    Optional<String> fault(@Nullable String name, Collection<String> offices) {
        int length = text.codePointCount(0, text.length());
        if (length < LEAST || length > MOST) {
            return Optional.of("must have %d to %d characters".formatted(LEAST, MOST));
        }
        if (!LETTER.matcher(text).find() || key().isEmpty()) {
            return Optional.of("needs letters: pictures and signs alone cannot be read aloud");
        }
        var plain = plain();
        if (NUMBER.matcher(plain).find()) {
            return Optional.of("must not hold a number of three digits or more");
        }
        if (ADDRESS.matcher(plain).find()) {
            return Optional.of("must not look like an address: leave out dots between letters");
        }
        if (name != null && tells(name)) {
            return Optional.of("must not be a part of your own name");
        }
        if (offices.stream().anyMatch(this::isOffice)) {
            return Optional.of("must not sound as if you were one of the adults here");
        }
        return Optional.empty();
    }

    /// Whether others might take them for an adult of that name: by all of it, or by a word of it.
    boolean isNameOf(String adult) {
        var whole = LookAlike.key(adult);
        return !whole.isEmpty() && key().contains(whole) || names(adult).anyMatch(this::isOrHas);
    }

    /// The pseudonym as others would take it for another's: all that look alike have the same.
    public String key() {
        return LookAlike.key(text);
    }

    private boolean tells(String name) {
        var mine = key();
        return names(name).anyMatch(part -> mine.contains(LookAlike.key(part)));
    }

    private boolean isOffice(String office) {
        return isOrHas(office) || office.length() >= LONG_OFFICE && key().contains(LookAlike.key(office));
    }

    /// Whether that is the whole pseudonym, or one of its words.
    private boolean isOrHas(String word) {
        var wanted = LookAlike.key(word);
        return key().equals(wanted) || words().stream().map(LookAlike::key).anyMatch(wanted::equals);
    }

    private List<String> words() {
        return BETWEEN_WORDS.splitAsStream(text).toList();
    }

    private static Stream<String> names(String name) {
        return Stream.of(name.split("[\\s-]+")).filter(part -> part.length() >= SHORTEST_NAME);
    }

    /// In small letters and the digits of ASCII.
    private String plain() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(at -> Character.isDigit(at) ? '0' + Character.digit(at, 10) : at)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
