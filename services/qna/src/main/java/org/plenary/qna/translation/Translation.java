package org.plenary.qna.translation;

import java.util.Locale;

/// What a question says, in another language, in a moderator's words.
///
/// @param language BCP 47, in its canonical spelling
public record Translation(String language, String text) {

    /// The canonical spelling of a language tag: `pt-BR` for `PT-br`.
    public static String tag(String language) {
        return Locale.forLanguageTag(language).toLanguageTag();
    }

    /// Whether a tag names a language that can be read: not one undetermined, several, or none at all.
    public static boolean isReadable(String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "", "und", "mul", "mis", "zxx" -> false;
            default -> true;
        };
    }
}
