package org.plenary.youth.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.youth.report.Report;
import org.plenary.youth.report.Said;

/// What is sent and answered about cases.
final class CaseForm {

    private static final int TEXT_MOST = 4_000;

    private CaseForm() {}

    /// Something to write down.
    @Schema(name = "YouthCaseNote")
    record Note(
            @NotNull @PlainText(max = TEXT_MOST) @Nullable String text) {

        String words() {
            return Objects.requireNonNull(text);
        }

        /// Without what is personal.
        @Override
        public String toString() {
            return "Note";
        }
    }

    /// What came of it.
    @Schema(name = "YouthCaseClose")
    record Close(
            @NotNull
            @Pattern(regexp = "noAction|talked|removed|passedOn")
            @Schema(enumeration = {"noAction", "talked", "removed", "passedOn"})
            @Nullable
            String outcome,

            @NotNull @PlainText(max = TEXT_MOST) @Schema(description = "What was done, and why") @Nullable
            String text) {

        Outcome what() {
            return Outcome.of(Objects.requireNonNull(outcome));
        }

        String words() {
            return Objects.requireNonNull(text);
        }

        /// Without what is personal.
        @Override
        public String toString() {
            return "Close[" + outcome + ']';
        }
    }

    /// A case in a list: nothing of it that somebody wrote, and nobody's name.
    @Schema(name = "YouthCaseItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,

            @Schema(enumeration = {"open", "closed"}) String state,

            @Schema(enumeration = {"13-15", "16-17"}) @Nullable
            String band,

            @Schema(enumeration = {"person", "contribution", "room", "conclusion", "question", "lead", "other"})
            String about,

            @Schema(enumeration = {"unkind", "unsafe", "private", "pressure", "other"})
            String reason,

            @Nullable UUID breakout,

            @Schema(description = "The room's") @Nullable String topic,

            Instant receivedAt,

            @Schema(description = "When it was first read") @Nullable
            Instant seenAt) {

        static Item of(Report report) {
            return new Item(
                    report.id(),
                    stateOf(report),
                    report.band() == null ? null : report.band().word(),
                    report.about().kind().word(),
                    report.reason().word(),
                    report.breakout(),
                    report.topic(),
                    report.receivedAt(),
                    report.seenAt());
        }
    }

    /// A case, whole.
    @Schema(name = "YouthCase")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String conference,

            @Schema(enumeration = {"open", "closed"}) String state,

            @Schema(enumeration = {"13-15", "16-17"}) @Nullable
            String band,

            Thing about,

            @Schema(description = "The contribution, conclusion or question, as it was when the report came in")
            @Nullable
            Reported reported,

            @Schema(enumeration = {"unkind", "unsafe", "private", "pressure", "other"})
            String reason,

            @Nullable String text,
            @Nullable UUID breakout,

            @Schema(description = "The room's") @Nullable String topic,

            Someone reporter,
            Instant receivedAt,

            @Schema(description = "What was done, the first first")
            List<Done> log) {

        static View of(
                Circle.Opened opened,
                @Nullable Said said,
                Someone reporter,
                List<Someone> people,
                List<Entry> entries) {
            var report = opened.report();
            var about = report.about();
            return new View(
                    report.id(),
                    opened.conference().slug(),
                    stateOf(report),
                    report.band() == null ? null : report.band().word(),
                    new Thing(about.kind().word(), about.name(), about.id(), people),
                    said == null ? null : Reported.of(said),
                    report.reason().word(),
                    report.text(),
                    report.breakout(),
                    report.topic(),
                    reporter,
                    report.receivedAt(),
                    entries.stream().map(Done::of).toList());
        }
    }

    /// What it is about.
    @Schema(name = "YouthCaseAbout")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Thing(
            String kind,

            @Schema(description = "As whoever reported told it") @Nullable
            String name,

            @Nullable UUID id,

            @Schema(description = "Whose name that is; empty when nobody's was found")
            List<Someone> people) {}

    /// What was reported, in its own words.
    @Schema(name = "YouthCaseReported")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reported(
            @Schema(description = "Left out when it was deleted before, its term being over") @Nullable
            String text,

            @Schema(description = "Of a conclusion") @Nullable
            String dissent,

            @Schema(description = "Why it was not shown or put, as its author was told") @Nullable
            String reason,

            @Schema(description = "Why it stayed so on appeal, as its author was told") @Nullable
            String appealReason,

            @Schema(description = "Who wrote it, as the others knew them") @Nullable
            String by) {

        private static Reported of(Said said) {
            return new Reported(said.text(), said.dissent(), said.reason(), said.appealReason(), said.by());
        }
    }

    /// Somebody in a case.
    ///
    /// @param admission of a young person who has not left the forum
    /// @param subject of anybody else
    @Schema(name = "YouthCasePerson")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Someone(
            @Nullable String name,
            @Nullable UUID admission,
            @Nullable UUID subject) {}

    /// Something that was done.
    @Schema(name = "YouthCaseEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            @Schema(enumeration = {"note", "closed", "reopened"})
            String kind,

            @Schema(enumeration = {"noAction", "talked", "removed", "passedOn"}) @Nullable
            String outcome,

            @Nullable String text,
            String by,
            Instant at) {

        static Done of(Entry entry) {
            return new Done(
                    entry.kind().word(),
                    entry.outcome() == null ? null : entry.outcome().word(),
                    entry.text(),
                    entry.by(),
                    entry.at());
        }
    }

    /// How a case stands after something was done. It tells nothing of the case: that would be a reading.
    @Schema(name = "YouthCaseState")
    record Standing(
            UUID id,

            @Schema(enumeration = {"open", "closed"}) String state) {

        static Standing of(Report report) {
            return new Standing(report.id(), stateOf(report));
        }
    }

    /// A reading.
    @Schema(name = "YouthCaseAccess")
    record Reading(
            UUID id,

            @Schema(enumeration = {"case", "accessLog"}) String what,

            String by,
            Instant at) {

        static Reading of(Access access) {
            return new Reading(access.id(), access.what().word(), access.by(), access.at());
        }
    }

    private static String stateOf(Report report) {
        return report.isOpen() ? "open" : "closed";
    }
}
