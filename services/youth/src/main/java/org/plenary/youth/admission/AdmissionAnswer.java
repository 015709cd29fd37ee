package org.plenary.youth.admission;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.youth.consent.ConsentForm;
import org.plenary.youth.consent.Giver;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.consent.Wording;

/// How an admission is shown: to the young person, and to staff.
final class AdmissionAnswer {

    private AdmissionAnswer() {}

    /// An admission as its own young person sees it.
    @Schema(name = "YouthAdmission")
    record Mine(
            UUID id,

            @Schema(
                    enumeration = {
                        "awaitingConfirmation",
                        "awaitingGuardian",
                        "awaitingReadiness",
                        "admitted",
                        "declined"
                    })
            String state,

            @Schema(
                    description =
                            "With `awaitingGuardian`: whether they are old enough by now to say yes themselves, and"
                                    + " have not answered")
            boolean ownConsentNeeded,

            @Schema(description = "With `declined`: whether that is because they may be 18 by now")
            boolean grownUp,

            String pseudonym,

            @Schema(enumeration = {"13-15", "16-17"}) String band,

            String country,

            @Schema(description = "Whether a guardian has to consent")
            boolean guardianNeeded,

            @Schema(description = "Where the guardian was written to; only with `guardianNeeded`") @Nullable
            String guardianEmail,

            @Schema(description = "Whether they have answered: another one takes the safeguarding lead's yes")
            boolean guardianFixed,

            @Schema(description = "What the young person is asked, with their own answers")
            List<ConsentForm.Question> consents,

            @Schema(description = "The purposes that hold: consented to by who has to")
            List<String> consented,

            Readiness readiness,
            long version) {

        static Mine of(Admission admission, Wording wording) {
            return new Mine(
                    admission.id(),
                    admission.state().word(),
                    admission.ownConsentNeeded(),
                    admission.isGrownUp(),
                    admission.pseudonym().text(),
                    admission.band().word(),
                    admission.country(),
                    admission.guardianNeeded(),
                    admission.guardianEmail(),
                    admission.guardianFixed(),
                    ConsentForm.questions(wording, admission.consent(), Giver.SELF),
                    words(admission),
                    Readiness.of(admission),
                    admission.version());
        }
    }

    /// How far the readiness check has come.
    @Schema(name = "YouthReadinessStanding")
    record Readiness(
            boolean passed,

            @Schema(description = "How often it was not passed")
            int tries,

            @Schema(description = "Whether only help leads on")
            boolean helpNeeded) {

        static Readiness of(Admission admission) {
            return new Readiness(admission.ready(), admission.tries(), admission.helpNeeded());
        }
    }

    /// An admission as the forum's staff see it: nothing that tells who it is.
    @Schema(name = "YouthAdmissionItem")
    record Item(
            UUID id,
            String state,
            String pseudonym,
            String band,
            UUID group,
            boolean guardianNeeded,

            @Schema(description = "Whether a guardian has answered: another one takes the lead's yes")
            boolean guardianFixed,

            List<String> consented,
            boolean helpNeeded,
            Instant joinedAt,
            long version) {

        static Item of(Admission admission) {
            return new Item(
                    admission.id(),
                    admission.state().word(),
                    admission.pseudonym().text(),
                    admission.band().word(),
                    admission.group(),
                    admission.guardianNeeded(),
                    admission.guardianFixed(),
                    words(admission),
                    admission.helpNeeded(),
                    admission.joinedAt(),
                    admission.version());
        }
    }

    static Response answer(Response.ResponseBuilder response, Admission admission, Wording wording) {
        return Replies.personalAlways(response.entity(Mine.of(admission, wording)), Long.toString(admission.version()));
    }

    private static List<String> words(Admission admission) {
        return Stream.of(Purpose.values())
                .filter(admission::consents)
                .map(Purpose::word)
                .toList();
    }
}
