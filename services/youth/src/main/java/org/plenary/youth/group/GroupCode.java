package org.plenary.youth.group;

import java.security.SecureRandom;
import java.util.Locale;

/// What young people join with: eight letters and digits that nobody confuses, in two groups of four.
public record GroupCode(String text) {

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A code drawn by chance: one of 31^8.
    static GroupCode drawn() {
        var text = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            if (at == LENGTH / 2) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new GroupCode(text.toString());
    }

    /// The code as somebody typed it: case, spaces and dashes do not matter.
    public static GroupCode typed(String text) {
        var plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return new GroupCode(
                plain.length() == LENGTH ? plain.substring(0, LENGTH / 2) + "-" + plain.substring(LENGTH / 2) : plain);
    }
}
