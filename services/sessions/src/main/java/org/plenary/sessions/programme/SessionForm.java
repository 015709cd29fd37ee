package org.plenary.sessions.programme;

import static org.plenary.sessions.forms.Optionals.orEmpty;
import static org.plenary.sessions.forms.Optionals.orNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.platform.http.Texts;
import org.plenary.sessions.conference.Conference;
import org.plenary.sessions.forms.Written;
import org.plenary.sessions.programme.Session.Facts;
import org.plenary.sessions.programme.Session.InTheme;

/// What an organiser may change about a session.
final class SessionForm {

    static final int LONGEST_TEXT = 20_000;

    /// A person on the programme, as filled in.
    @Schema(name = "SessionContributorFields")
    record ContributorField(
            @NotNull @PlainText(max = 200, oneLine = true) String name,

            @Pattern(
                    regexp = "speaker|panellist|chair|moderator|rapporteur",
                    message = "must be speaker, panellist, chair, moderator or rapporteur")
            @Nullable
            String role,

            @PlainText(min = 0, max = 200, oneLine = true) @Nullable
            String organisation,

            @Pattern(regexp = "([A-Z]{2})?", message = "must be a country's two letters, such as GB") @Nullable
            String country) {

        Contributor contributor() {
            return new Contributor(name, role == null ? "speaker" : role, orNull(organisation), orNull(country));
        }
    }

    /// All fields.
    ///
    /// @param summary the abstract; judged by hand, so that a refusal can call it by its name
    @Schema(name = "SessionFields")
    record Fields(
            @NotNull @PlainText(max = 500, oneLine = true) String title,
            @PlainText(min = 0, max = 500) @Nullable String subtitle,
            @JsonProperty("abstract") @Nullable String summary,

            @PlainText(min = 0, max = LONGEST_TEXT) @Nullable
            String description,

            @NotNull
            @Pattern(
                    regexp = "plenary|panel|workshop|forum|dynamicCoalition|breakout|roundtable|talk|other",
                    message = "must be a kind of session such as plenary")
            String kind,

            @NotNull @PlainText(min = 0, max = 200, oneLine = true)
            String room,

            @NotNull @Written(Written.As.INSTANT) String startsAt,
            @NotNull @Written(Written.As.INSTANT) String endsAt,

            @PlainText(min = 0, max = 60, oneLine = true) @Nullable
            String themeTag,

            @Written(Written.As.LANGUAGE) @Nullable String language,
            @Size(max = 100) @Nullable List<@NotNull @Valid ContributorField> contributors) {

        /// The fields as they are filled in now.
        static Fields of(Facts facts) {
            return new Fields(
                    facts.title(),
                    facts.subtitle(),
                    facts.summary(),
                    facts.description(),
                    facts.kind().code(),
                    facts.room(),
                    facts.startsAt().toString(),
                    facts.endsAt().toString(),
                    facts.theme() == null ? null : facts.theme().tag(),
                    facts.language(),
                    facts.contributors().stream()
                            .map(one -> new ContributorField(one.name(), one.role(), one.organisation(), one.country()))
                            .toList());
        }
    }

    private SessionForm() {}

    /// What checked fields say.
    ///
    /// @param before what the programme says now
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for a theme that the conference does not have, and
    ///     when the session ends before it starts
    static Facts facts(Fields fields, Facts before, Conference conference) {
        checkSummary(fields.summary());
        var startsAt = instant(fields.startsAt());
        var endsAt = instant(fields.endsAt());
        if (endsAt.isBefore(startsAt)) {
            throw Problems.invalid("endsAt", "must not be before startsAt");
        }
        return new Facts(
                fields.title(),
                orNull(fields.subtitle()),
                Kind.of(fields.kind()),
                theme(orNull(fields.themeTag()), conference),
                fields.room(),
                startsAt,
                endsAt,
                startsAt.equals(before.startsAt()) ? before.day() : Session.dayOf(startsAt, conference.zone()),
                fields.language(),
                orNull(fields.summary()),
                orNull(fields.description()),
                orEmpty(fields.contributors()).stream()
                        .map(ContributorField::contributor)
                        .toList());
    }

    private static void checkSummary(@Nullable String summary) {
        if (summary == null) {
            return;
        }
        if (!Texts.isShowable(summary)) {
            throw Problems.invalid("text.control", List.of(new FieldError("abstract", PlainText.CONTROL)));
        }
        if (summary.codePointCount(0, summary.length()) > LONGEST_TEXT) {
            throw Problems.invalid("abstract", "may have at most %d characters".formatted(LONGEST_TEXT));
        }
    }

    private static @Nullable InTheme theme(@Nullable String tag, Conference conference) {
        if (tag == null) {
            return null;
        }
        return conference.themes().stream()
                .filter(theme -> theme.tag().equalsIgnoreCase(tag))
                .findFirst()
                .map(theme -> new InTheme(theme.id(), theme.title(), theme.tag()))
                .orElseThrow(() -> Problems.invalid("themeTag", "is no theme of this conference"));
    }

    /// PostgreSQL keeps microseconds; what is finer would come back changed.
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
