package org.plenary.youth.admission;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The name a young person goes by in the forum: it must not tell who they are or how to reach them.
public record Pseudonym(String text) {

    static final int MOST = 30;

    private static final int LEAST = 2;
    private static final int SHORTEST_NAME = 3;

    /// Digits in a row enough for a telephone number, a house number with a street, or a date of birth.
    private static final Pattern NUMBER = Pattern.compile("\\d[\\s./-]*\\d[\\s./-]*\\d");

    private static final Pattern ADDRESS = Pattern.compile("@|://|www\\.|\\.(com|org|net)\\b");

    public Pseudonym {
        text = Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
    }

    /// Why this is no pseudonym for somebody; empty when it is one.
    ///
    /// @param name as their account has it
    Optional<String> fault(@Nullable String name) {
        int length = text.codePointCount(0, text.length());
        if (length < LEAST || length > MOST) {
            return Optional.of("must have %d to %d characters".formatted(LEAST, MOST));
        }
        if (NUMBER.matcher(text).find()) {
            return Optional.of("must not hold a number of three digits or more");
        }
        if (ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of("must not hold an address");
        }
        if (name != null && tells(name)) {
            return Optional.of("must not be a part of your own name");
        }
        return Optional.empty();
    }

    /// The pseudonym as others would take it for another's: without case, spaces and marks.
    public String key() {
        return key(text);
    }

    private boolean tells(String name) {
        var mine = key();
        return Stream.of(name.split("[\\s-]+"))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .anyMatch(part -> mine.contains(key(part)));
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}\\p{P}\\p{Z}\\p{C}]", "");
    }
}
