package org.plenary.sessions.conference;

import static org.plenary.sessions.forms.Optionals.orEmpty;
import static org.plenary.sessions.forms.Optionals.orNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.sessions.conference.Conference.Profile;
import org.plenary.sessions.forms.Written;
import org.plenary.sessions.rights.Access;

/// What an organiser fills in about a conference.
final class ConferenceForm {

    /// A fact, as it is filled in.
    @Schema(name = "ConferenceFact")
    record FactField(
            @NotNull @PlainText(max = 60, oneLine = true) String label,
            @NotNull @PlainText(max = 200, oneLine = true) String value) {}

    /// All fields. The slug is said once, when the conference is created.
    @Schema(name = "ConferenceFields")
    record Fields(
            @Pattern(
                    regexp = "[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?",
                    message = "must be 1 to 60 small letters, digits and hyphens")
            @Nullable
            String slug,

            @PlainText(min = 0, max = 60, oneLine = true) @Nullable
            String reference,

            @NotNull @PlainText(max = 200, oneLine = true) String title,
            @PlainText(min = 0, max = 5_000) @Nullable String summary,
            @NotNull @Written(Written.As.DATE) String startsOn,
            @NotNull @Written(Written.As.DATE) String endsOn,
            @NotNull @Written(Written.As.TIME_ZONE) String timeZone,

            @PlainText(min = 0, max = 200, oneLine = true) @Nullable
            String place,

            @Size(max = 50) @Nullable List<@NotNull @PlainText(max = 200, oneLine = true) String> hosts,
            @Size(max = 50) @Nullable List<@NotNull @PlainText(max = 200, oneLine = true) String> partners,
            @Size(max = 50) @Nullable List<@NotNull @PlainText(max = 200, oneLine = true) String> funders,

            @PlainText(min = 0, max = 200, oneLine = true) @Nullable
            String project,

            @Pattern(regexp = "(#?[\\p{L}\\p{N}_]{1,60})?", message = "must be one word such as #londoncyber") @Nullable
            String hashtag,

            @Size(max = 20) @Nullable List<@NotNull @Written(Written.As.LANGUAGE) String> languages,

            @Pattern(regexp = "open|registration|invitation", message = "must be open, registration or invitation")
            @Nullable
            String access,

            @Pattern(regexp = "onTheRecord|chathamHouse", message = "must be onTheRecord or chathamHouse") @Nullable
            String attribution,

            @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be a colour such as #1d4f91") @Nullable
            String accent,

            @Size(max = 30) @Nullable List<@NotNull @Valid FactField> facts) {

        /// The fields as they are filled in now.
        static Fields of(Conference conference) {
            var profile = conference.profile();
            return new Fields(
                    conference.slug(),
                    profile.reference(),
                    profile.title(),
                    profile.summary(),
                    profile.startsOn().toString(),
                    profile.endsOn().toString(),
                    profile.timeZone(),
                    profile.place(),
                    profile.hosts(),
                    profile.partners(),
                    profile.funders(),
                    profile.project(),
                    profile.hashtag(),
                    profile.languages(),
                    profile.access().code(),
                    profile.attribution().code(),
                    profile.accent(),
                    profile.facts().stream()
                            .map(fact -> new FactField(fact.label(), fact.value()))
                            .toList());
        }
    }

    private ConferenceForm() {}

    /// What checked fields say.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it ends before it starts
    static Profile profile(Fields fields) {
        var startsOn = LocalDate.parse(fields.startsOn());
        var endsOn = LocalDate.parse(fields.endsOn());
        if (endsOn.isBefore(startsOn)) {
            throw Problems.invalid("endsOn", "must not be before startsOn");
        }
        return new Profile(
                orNull(fields.reference()),
                fields.title(),
                orNull(fields.summary()),
                startsOn,
                endsOn,
                fields.timeZone(),
                orNull(fields.place()),
                orEmpty(fields.hosts()),
                orEmpty(fields.partners()),
                orEmpty(fields.funders()),
                orNull(fields.project()),
                orNull(fields.hashtag()),
                orEmpty(fields.languages()),
                fields.access() == null ? Access.OPEN : Access.of(fields.access()),
                fields.attribution() == null ? Attribution.ON_THE_RECORD : Attribution.of(fields.attribution()),
                fields.accent(),
                orEmpty(fields.facts()).stream()
                        .map(fact -> new Fact(fact.label(), fact.value()))
                        .toList());
    }
}
