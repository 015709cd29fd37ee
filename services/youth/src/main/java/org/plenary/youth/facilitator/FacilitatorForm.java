package org.plenary.youth.facilitator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.platform.http.Replies;

/// What is sent and answered about facilitators.
final class FacilitatorForm {

    private static final int AUTHORITY_MOST = 160;
    private static final int REFERENCE_MOST = 80;

    /// Years of four digits: what `LocalDate` takes beyond them no database does.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private FacilitatorForm() {}

    static Response answer(Facilitator facilitator, LocalDate today) {
        return Replies.personalAlways(Response.ok(View.of(facilitator, today)), Long.toString(facilitator.version()));
    }

    /// What a lead records. What is left out is not recorded any more.
    @Schema(name = "YouthFacilitatorRecord")
    record Recording(
            @Valid @Nullable Certificate vetting,

            @Schema(description = "The day of the training, such as `2026-09-30`; not in the future") @Nullable
            String trainedOn) {

        /// The facilitator with this in place of what was recorded, once Bean Validation has found nothing.
        ///
        /// @param latest the last day that a vetting may hold
        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 `invalid`: nothing, no dates, or out of
        ///     their bounds
        Facilitator in(Facilitator facilitator, LocalDate today, LocalDate latest) {
            var errors = new ArrayList<FieldError>();
            if (vetting == null && trainedOn == null) {
                errors.add(new FieldError("vetting", "must be told, or the training"));
            }
            var trained = date("trainedOn", trainedOn, errors);
            if (trained != null && trained.isAfter(today)) {
                errors.add(new FieldError("trainedOn", "must not be in the future"));
            }
            var checked = vetting == null ? null : vetting.vetting(today, latest, errors);
            if (!errors.isEmpty()) {
                throw Problems.invalid(errors);
            }
            return new Facilitator(
                    facilitator.conference(),
                    facilitator.subject(),
                    facilitator.name(),
                    facilitator.appliedAt(),
                    checked,
                    trained,
                    facilitator.version());
        }
    }

    /// A vetting, as it is told and shown.
    @Schema(name = "YouthFacilitatorVetting")
    record Certificate(
            @NotNull
            @PlainText(max = AUTHORITY_MOST, oneLine = true)
            @Schema(description = "Who certified it")
            @Nullable
            String authority,

            @NotNull
            @PlainText(max = REFERENCE_MOST, oneLine = true)
            @Schema(description = "What finds the certificate again")
            @Nullable
            String reference,

            @NotNull
            @Schema(description = "Its last day, such as `2028-03-31`; it holds to that day's end in UTC")
            @Nullable
            String until) {

        static @Nullable Certificate of(@Nullable Vetting vetting) {
            return vetting == null
                    ? null
                    : new Certificate(
                            vetting.authority(),
                            vetting.reference(),
                            vetting.until().toString());
        }

        private @Nullable Vetting vetting(LocalDate today, LocalDate latest, List<FieldError> errors) {
            var last = date("vetting.until", until, errors);
            if (last == null) {
                return null;
            }
            if (!last.isAfter(today)) {
                errors.add(new FieldError("vetting.until", "must be in the future"));
            } else if (last.isAfter(latest)) {
                errors.add(new FieldError("vetting.until", "must not be after " + latest));
            }
            return new Vetting(Objects.requireNonNull(authority), Objects.requireNonNull(reference), last);
        }
    }

    /// A facilitator as the lead sees them.
    @Schema(name = "YouthFacilitator")
    record View(
            UUID subject,

            @Schema(description = "As their account has it") @Nullable
            String name,

            @Schema(enumeration = {"applied", "cleared", "expired"})
            String state,

            @Nullable Certificate vetting,
            @Nullable LocalDate trainedOn,
            @Nullable Instant appliedAt,
            long version) {

        static View of(Facilitator facilitator, LocalDate today) {
            return new View(
                    facilitator.subject(),
                    facilitator.name(),
                    facilitator.standing(today).word(),
                    Certificate.of(facilitator.vetting()),
                    facilitator.trainedOn(),
                    facilitator.appliedAt(),
                    facilitator.version());
        }
    }

    /// One's own standing.
    @Schema(name = "YouthFacilitatorStanding")
    record Mine(
            @Schema(enumeration = {"notApplied", "applied", "cleared", "expired"})
            String state,

            @Schema(description = "What is missing to facilitate now: `secondFactor`, `vetting`, `training`")
            List<String> missing,

            @Schema(description = "The last day of the vetting") @Nullable
            LocalDate vettedUntil,

            @Nullable LocalDate trainedOn,

            @Schema(description = "Whether this login was confirmed with a second factor")
            boolean secondFactor,

            long version) {

        static Response answer(Facilitator facilitator, boolean secondFactor, LocalDate today) {
            var vetting = facilitator.vetting();
            return Replies.personalAlways(
                    Response.ok(new Mine(
                            facilitator.standing(today).word(),
                            facilitator.missing(secondFactor, today).stream()
                                    .map(Need::word)
                                    .toList(),
                            vetting == null ? null : vetting.until(),
                            facilitator.trainedOn(),
                            secondFactor,
                            facilitator.version())),
                    Long.toString(facilitator.version()));
        }
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // Told below.
        }
        errors.add(new FieldError(field, "must be a date such as 2028-03-31"));
        return null;
    }
}
