package org.plenary.youth.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.youth.sight.Name;

/// What is sent and answered about reports.
final class ReportForm {

    private static final int NAME_MOST = 120;
    private static final int TEXT_MOST = 4_000;
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private ReportForm() {}

    /// What somebody reports.
    @Schema(name = "YouthReportCreate")
    record Create(
            @NotNull @Valid @Nullable Thing about,

            @NotNull
            @Pattern(regexp = "unkind|unsafe|private|pressure|other")
            @Schema(enumeration = {"unkind", "unsafe", "private", "pressure", "other"})
            @Nullable
            String reason,

            @PlainText(min = 0, max = TEXT_MOST) @Schema(description = "Can be left out") @Nullable
            String text) {

        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 `invalid`
        About subject() {
            return Objects.requireNonNull(about).about();
        }

        Reason why() {
            return Reason.of(Objects.requireNonNull(reason));
        }

        @Nullable
        String words() {
            return text == null || text.isBlank() ? null : text;
        }

        /// Without what is personal.
        @Override
        public String toString() {
            return "Create[" + reason + ']';
        }
    }

    /// What it is about.
    @Schema(name = "YouthReportAbout")
    record Thing(
            @NotNull
            @Pattern(regexp = "person|contribution|room|conclusion|question|lead|other")
            @Schema(enumeration = {"person", "contribution", "room", "conclusion", "question", "lead", "other"})
            @Nullable
            String kind,

            @PlainText(max = NAME_MOST, oneLine = true)
            @Schema(description = "Of a person, as you see it; what the lead is called is as `lead`")
            @Nullable
            String name,

            @Pattern(regexp = ID, message = "is no id")
            @Schema(description = "Of a contribution, a conclusion, or a question of your own")
            @Nullable
            String id) {

        private About about() {
            var chosen = About.Kind.of(Objects.requireNonNull(kind));
            switch (chosen) {
                case PERSON -> needed("about.name", name);
                case CONTRIBUTION, CONCLUSION, QUESTION -> needed("about.id", id);
                case ROOM, LEAD, OTHER -> {
                    // Tell enough by themselves.
                }
            }
            if (chosen == About.Kind.PERSON && name != null && Name.of(name).isTheLead()) {
                chosen = About.Kind.LEAD;
            }
            return new About(chosen, name, id == null ? null : UUID.fromString(id));
        }

        private static void needed(String field, @Nullable String value) {
            if (value == null) {
                throw Problems.invalid(field, "is needed");
            }
        }

        /// Without what is personal.
        @Override
        public String toString() {
            return "Thing[" + kind + ']';
        }
    }

    /// A report as whoever sent it sees it.
    @Schema(name = "YouthReport")
    record Mine(
            UUID id,

            @Schema(enumeration = {"received", "seen", "closed"})
            String state,

            @Schema(description = "What that means, in plain words")
            String line,

            Instant receivedAt) {

        static Mine of(Report report) {
            var state = report.state();
            return new Mine(report.id(), state.word(), state.line(), report.receivedAt());
        }
    }
}
