package org.plenary.youth.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.youth.admission.Joinings.Wish;
import org.plenary.youth.consent.ConsentForm;
import org.plenary.youth.consent.Purpose;
import org.plenary.youth.consent.Wording;
import org.plenary.youth.group.GroupCode;

/// What young people send about their admission.
final class AdmissionForm {

    private static final int CODE_MOST = 40;
    private static final int EMAIL_MOST = 254;
    private static final int EARLIEST_YEAR = 1900;
    private static final String OWN = "must not be your own";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private AdmissionForm() {}

    /// What somebody sends to join.
    @Schema(name = "YouthAdmissionJoin")
    record Join(
            @NotNull @PlainText(max = CODE_MOST, oneLine = true) @Nullable
            String groupCode,

            @NotNull @Min(value = EARLIEST_YEAR, message = "is no year that anybody alive was born in") @Nullable
            Integer birthYear,

            @NotNull @Schema(description = "ISO 3166-1 alpha-2, such as `CL`") @Nullable
            String country,

            @Email
            @Size(max = EMAIL_MOST)
            @Schema(description = "Needed below the consent age of the country; not kept from that age on")
            @Nullable
            String guardianEmail,

            @NotNull @PlainText(max = Pseudonym.MOST, oneLine = true) @Nullable
            String pseudonym) {

        /// What was told, once Bean Validation has found nothing.
        ///
        /// @param name of the account
        /// @param email of the account
        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 `adult`, `tooYoung`, `invalid`
        Wish wish(UUID subject, Admissions admissions, @Nullable String name, @Nullable String email) {
            var age = admissions.age(Objects.requireNonNull(birthYear));
            if (age.mayBeAdult()) {
                throw Problems.unprocessable(
                        "adult", "The youth forum is for people under 18. You are welcome at the conference itself.");
            }
            if (age.isTooYoung()) {
                throw Problems.unprocessable("tooYoung", "The youth forum begins at 13.");
            }
            var errors = new ArrayList<FieldError>();
            if (!COUNTRIES.contains(Objects.requireNonNull(country))) {
                errors.add(new FieldError("country", "is no country code of ISO 3166-1, such as CL"));
            }
            var chosen = new Pseudonym(Objects.requireNonNull(pseudonym));
            chosen.fault(name, admissions.offices()).ifPresent(fault -> errors.add(new FieldError("pseudonym", fault)));
            boolean guardianNeeded = admissions.isGuardianNeeded(age, country);
            if (guardianNeeded) {
                guardianFault(guardianEmail, email, errors);
            }
            if (!errors.isEmpty()) {
                throw Problems.invalid(errors);
            }
            return new Wish(
                    subject,
                    GroupCode.typed(Objects.requireNonNull(groupCode)),
                    chosen,
                    age.birthYear(),
                    country,
                    guardianNeeded ? guardianEmail : null,
                    name);
        }
    }

    /// The refusal of a guardian who is also the adult of the organisation: two adults are to say yes.
    ///
    /// @param field where the address was told
    static HttpProblem guardianConfirms(String field) {
        return Problems.invalid(field, "must not be that of the adult who confirms you");
    }

    /// Another guardian's address.
    @Schema(name = "YouthGuardian")
    record Guardian(
            @NotNull @Email @Size(max = EMAIL_MOST) @Nullable
            String email) {

        String checked(@Nullable String own) {
            var told = Objects.requireNonNull(email);
            if (new Mailbox(told).mayBe(own)) {
                throw Problems.invalid("email", OWN);
            }
            return told;
        }
    }

    /// Answers to what is consented to.
    @Schema(name = "YouthOwnConsents")
    record Consenting(
            @NotNull
            @Size(min = 1, max = ConsentForm.PURPOSES_MOST)
            @Schema(description = "Each of `takePart`, `recorded`, `pseudonymPublished` that is answered, yes or no")
            @Nullable
            Map<String, @NotNull Boolean> purposes,

            @Schema(description = "Of the words that were read; left out: those of now") @Nullable
            Integer version) {

        /// @throws io.quarkiverse.resteasy.problem.HttpProblem as [ConsentForm#answers]
        Map<Purpose, Boolean> answers(Wording wording) {
            return ConsentForm.answers(Objects.requireNonNull(purposes), version, wording);
        }
    }

    private static void guardianFault(@Nullable String guardian, @Nullable String own, List<FieldError> errors) {
        if (guardian == null || guardian.isBlank()) {
            errors.add(new FieldError("guardianEmail", "is needed at your age in your country"));
        } else if (new Mailbox(guardian).mayBe(own)) {
            errors.add(new FieldError("guardianEmail", OWN));
        }
    }
}
