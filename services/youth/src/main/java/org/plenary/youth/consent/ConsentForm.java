package org.plenary.youth.consent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;

/// How consent is asked for and answered.
public final class ConsentForm {

    /// More than there are purposes.
    public static final int PURPOSES_MOST = 10;

    private ConsentForm() {}

    /// One purpose, as it is shown to who answers.
    ///
    /// @param text in words for who answers
    /// @param version of the words
    /// @param yes what they answered; null when nothing yet
    @Schema(name = "YouthConsentQuestion")
    public record Question(
            @Schema(enumeration = {"takePart", "recorded", "pseudonymPublished"})
            String purpose,

            String title,
            String text,
            int version,
            @Nullable Boolean yes) {}

    /// The questions for one of the two, with their answers so far.
    public static List<Question> questions(Wording wording, Consent consent, Giver giver) {
        return Stream.of(Purpose.values())
                .map(purpose -> {
                    var words = wording.of(purpose);
                    return new Question(
                            purpose.word(),
                            words.title(),
                            giver == Giver.GUARDIAN ? words.forGuardian() : words.forYouth(),
                            wording.version(),
                            consent.answer(giver, purpose).orElse(null));
                })
                .toList();
    }

    /// Answers by purpose.
    ///
    /// @param version of the words that were read; null for those of now
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for a purpose that there is not; 409 `otherWording`
    public static Map<Purpose, Boolean> answers(
            Map<String, Boolean> purposes, @Nullable Integer version, Wording wording) {
        var answers = new EnumMap<Purpose, Boolean>(Purpose.class);
        purposes.forEach((word, yes) -> answers.put(
                Purpose.of(word).orElseThrow(() -> Problems.invalid("purposes", "may only name purposes")), yes));
        if (version != null && version != wording.version()) {
            throw Problems.conflict("otherWording", "The words are others now. Read them, and answer again.");
        }
        return answers;
    }
}
