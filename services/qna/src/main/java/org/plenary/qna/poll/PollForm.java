package org.plenary.qna.poll;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.qna.poll.Poll.Kind;
import org.plenary.qna.poll.Poll.Paper;
import org.plenary.qna.poll.Poll.Results;
import org.plenary.qna.question.Question;

/// What moderators send.
final class PollForm {

    /// The steps of a scale, such as 1 to 5.
    @Schema(name = "PollScaleSetting")
    record Scale(
            @Nullable Integer from,
            @Nullable Integer to,

            @Nullable @PlainText(max = Poll.LONGEST_LABEL, oneLine = true)
            String fromLabel,

            @Nullable @PlainText(max = Poll.LONGEST_LABEL, oneLine = true)
            String toLabel) {

        private Poll.@Nullable Scale read() {
            return from == null || to == null ? null : new Poll.Scale(from, to, fromLabel, toLabel);
        }
    }

    /// A draft. A new one needs a prompt, a kind, and options or a scale; of one that is there, what is left out stays.
    @Schema(name = "PollDraft")
    record Draft(
            @Nullable @PlainText(max = Poll.LONGEST_PROMPT) String prompt,

            @Nullable @Pattern(regexp = "single|multiple|scale", message = "must be single, multiple or scale")
            String kind,

            @Nullable List<@Nullable @PlainText(max = Poll.LONGEST_OPTION, oneLine = true) String> options,
            @Nullable Integer atMost,
            @Nullable @Valid Scale scale,

            @Nullable @Pattern(regexp = Question.LANGUAGE, message = "must be a language tag such as en")
            String language,

            @Nullable @Pattern(regexp = "live|closed", message = "must be live or closed")
            String results) {}

    /// @param closesAt when it shall close by itself
    @Schema(name = "PollOpening")
    record Opening(@Nullable Instant closesAt) {}

    private PollForm() {}

    /// What a new draft asks.
    static Paper paper(Draft form) {
        return paper(form, null);
    }

    /// What a draft asks once the form has changed it.
    static Paper paper(Draft form, @Nullable Paper before) {
        var prompt = form.prompt() != null ? form.prompt() : before == null ? null : before.prompt();
        var kind = form.kind() != null ? Kind.of(form.kind()) : before == null ? null : before.kind();
        var missing = new ArrayList<Problems.FieldError>();
        if (kind == null) {
            missing.add(new Problems.FieldError("kind", "must not be null"));
        }
        if (prompt == null) {
            missing.add(new Problems.FieldError("prompt", "must not be null"));
        }
        if (kind == null || prompt == null) {
            throw Problems.invalid(missing);
        }
        var options = options(form, kind, before);
        return checked(new Paper(
                prompt,
                kind,
                options,
                atMost(form, kind, options, before),
                scale(form, kind, before),
                language(form, before)));
    }

    static Results results(Draft form, Results before) {
        return form.results() == null ? before : Results.of(form.results());
    }

    private static List<String> options(Draft form, Kind kind, @Nullable Paper before) {
        var given = form.options();
        if (given == null) {
            return kind == Kind.SCALE || before == null ? List.of() : before.options();
        }
        if (given.contains(null)) {
            throw Problems.invalid("options", "must not be null");
        }
        return given.stream().map(Objects::requireNonNull).toList();
    }

    private static int atMost(Draft form, Kind kind, List<String> options, @Nullable Paper before) {
        if (form.atMost() != null) {
            return form.atMost();
        }
        if (kind != Kind.MULTIPLE) {
            return 1;
        }
        return before == null || before.kind() != kind ? options.size() : Math.min(before.atMost(), options.size());
    }

    private static Poll.@Nullable Scale scale(Draft form, Kind kind, @Nullable Paper before) {
        if (form.scale() != null) {
            return form.scale().read();
        }
        return kind == Kind.SCALE && before != null ? before.scale() : null;
    }

    private static String language(Draft form, @Nullable Paper before) {
        return form.language() != null
                ? Locale.forLanguageTag(form.language()).toLanguageTag()
                : before == null ? "und" : before.language();
    }

    private static Paper checked(Paper paper) {
        var faults = paper.faults();
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults.stream()
                    .map(fault -> new Problems.FieldError(fault.field(), fault.message()))
                    .toList());
        }
        return paper;
    }
}
