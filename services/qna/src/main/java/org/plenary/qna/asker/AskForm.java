package org.plenary.qna.asker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.qna.question.Question;
import org.plenary.qna.translation.Translation;

/// What askers send.
final class AskForm {

    private static final String SHOWN_AS = "name|affiliation|anonymous";
    private static final String NO_SHOWN_AS = "must be name, affiliation or anonymous";
    private static final String NO_LANGUAGE = "must be a language tag such as en";

    private static final int LONGEST_AUTHOR = 160;

    /// What a person asks. `origin` and `shownAuthor` are a moderator's, for a question from the hall or from
    /// elsewhere.
    @Schema(name = "Ask")
    record Ask(
            @NotNull @PlainText(max = Question.LONGEST_TEXT) String text,

            @Nullable @Pattern(regexp = SHOWN_AS, message = NO_SHOWN_AS)
            String shownAs,

            @Nullable @Pattern(regexp = Question.LANGUAGE, message = NO_LANGUAGE)
            String language,

            @Nullable @Pattern(regexp = "web|room|social", message = "must be web, room or social")
            String origin,

            @Nullable @PlainText(max = LONGEST_AUTHOR, oneLine = true)
            String shownAuthor) {

        boolean isForSomebodyElse() {
            return shownAuthor != null || origin != null && !"web".equals(origin);
        }

        boolean isNamed() {
            return shownAuthor != null || "name".equals(shownAs) || "affiliation".equals(shownAs);
        }
    }

    /// Other words; what is left out stays.
    @Schema(name = "CorrectQuestion")
    record Correct(
            @Nullable @PlainText(max = Question.LONGEST_TEXT)
            String text,

            @Nullable @Pattern(regexp = SHOWN_AS, message = NO_SHOWN_AS)
            String shownAs,

            @Nullable @Pattern(regexp = Question.LANGUAGE, message = NO_LANGUAGE)
            String language) {

        boolean isEmpty() {
            return text == null && shownAs == null && language == null;
        }
    }

    private AskForm() {}

    /// `und` (BCP 47: undetermined) when the asker did not say.
    static String languageTag(@Nullable String language) {
        return language == null ? "und" : Translation.tag(language);
    }
}
