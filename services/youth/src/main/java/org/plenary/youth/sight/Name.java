package org.plenary.youth.sight;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A name as somebody tells it: its words, without case, marks and order.
public record Name(Set<String> words) {

    private static final String LEAD = "lead";
    private static final Set<String> LEAD_TITLE =
            Set.of("the", "our", "youth", "forum", "safeguarding", LEAD, "person", "officer");

    public Name {
        words = Set.copyOf(words);
    }

    public static Name of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return new Name(Stream.of(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
    }

    /// Whether somebody who is called that may be meant: a first name is enough.
    boolean mayMean(Name whole) {
        return !words.isEmpty() && whole.words.containsAll(words);
    }

    /// Whether it is no name, but what the safeguarding lead is.
    public boolean isTheLead() {
        return words.contains(LEAD) && LEAD_TITLE.containsAll(words);
    }

    /// Without what is personal.
    @Override
    public String toString() {
        return "Name";
    }
}
