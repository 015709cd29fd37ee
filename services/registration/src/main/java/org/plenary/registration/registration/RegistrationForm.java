package org.plenary.registration.registration;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.registration.admission.Kind;

/// What people send about their registration.
final class RegistrationForm {

    private static final int NAME_MOST = 120;
    private static final int ORGANISATION_MOST = 160;
    private static final int ANSWER_MOST = 1_000;
    private static final int LIST_MOST = 20;

    /// A short name for a consent or for an organisers' question.
    private static final String WORD = "[a-zA-Z][a-zA-Z0-9._-]{0,39}";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private RegistrationForm() {}

    /// What somebody sends who registers. Youth send their kind and nothing else.
    @Schema(name = "RegistrationAsk")
    static final class Ask {

        @NotNull
        @Schema(enumeration = {"delegate", "viewer", "youth", "press"})
        public @Nullable String kind;

        @PlainText(max = NAME_MOST, oneLine = true)
        @Schema(description = "Needed by all kinds but youth")
        public @Nullable String name;

        @PlainText(min = 0, max = ORGANISATION_MOST, oneLine = true)
        public @Nullable String organisation;

        @Schema(description = "ISO 3166-1 alpha-2, such as `CL`")
        public @Nullable String country;

        @Size(max = LIST_MOST)
        public @Nullable List<@NotNull @Pattern(regexp = WORD) String> consents;

        @Size(max = LIST_MOST)
        public @Nullable Map<@Pattern(regexp = WORD) String, @NotNull @PlainText(min = 0, max = ANSWER_MOST) String>
                answers;

        /// Whatever else came: not kept, but youth are to send nothing else.
        @JsonAnySetter
        @Schema(hidden = true)
        public Map<String, @Nullable Object> others = new LinkedHashMap<>();

        /// What the person told; null for youth.
        ///
        /// @param email of the account
        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when a field is missing, wrong, or not to be
        ///     sent
        @Nullable
        Person person(Kind as, @Nullable String email) {
            var errors = new ArrayList<FieldError>();
            if (as == Kind.YOUTH) {
                nothing(errors, "name", name != null);
                nothing(errors, "organisation", organisation != null);
                nothing(errors, "country", country != null);
                nothing(errors, "consents", consents != null && !consents.isEmpty());
                nothing(errors, "answers", answers != null && !answers.isEmpty());
                others.keySet().forEach(field -> nothing(errors, field, true));
                refuse(errors);
                return null;
            }
            return RegistrationForm.person(
                    errors,
                    name,
                    organisation,
                    country,
                    email,
                    consents == null ? List.of() : consents,
                    answers == null ? Map.of() : answers);
        }
    }

    /// A merge patch (RFC 7396): a field that is absent stays, one that is null is cleared.
    @Schema(name = "RegistrationChange")
    static final class Change {

        @Schema(
                implementation = String.class,
                enumeration = {"delegate", "viewer", "press"})
        public @Nullable Optional<String> kind;

        @Schema(implementation = String.class)
        public @Nullable Optional<@PlainText(max = NAME_MOST, oneLine = true) String> name;

        @Schema(implementation = String.class, nullable = true)
        public @Nullable Optional<@PlainText(min = 0, max = ORGANISATION_MOST, oneLine = true) String> organisation;

        @Schema(implementation = String.class, nullable = true)
        public @Nullable Optional<String> country;

        @Schema(implementation = String[].class)
        public @Nullable Optional<@Size(max = LIST_MOST) List<@NotNull @Pattern(regexp = WORD) String>> consents;

        @Schema(implementation = Object.class)
        public @Nullable Optional<
                        @Size(max = LIST_MOST) Map<
                                @Pattern(regexp = WORD) String, @NotNull @PlainText(min = 0, max = ANSWER_MOST) String>>
                answers;

        /// The kind from now on.
        ///
        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for what nobody registers as
        Kind kind(Kind before) {
            return kind == null ? before : kind.map(RegistrationForm::kind).orElse(before);
        }

        /// The person from now on; null for youth.
        ///
        /// @param email of the account now
        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 as [Ask#person]
        @Nullable
        Person person(@Nullable Person before, @Nullable String email) {
            var errors = new ArrayList<FieldError>();
            if (kind != null && kind.isEmpty()) {
                errors.add(new FieldError("kind", "must not be null"));
            }
            if (before == null) {
                nothing(errors, "name", isSent(name));
                nothing(errors, "organisation", isSent(organisation));
                nothing(errors, "country", isSent(country));
                nothing(errors, "consents", isSent(consents));
                nothing(errors, "answers", isSent(answers));
                refuse(errors);
                return null;
            }
            return RegistrationForm.person(
                    errors,
                    merged(name, before.name()),
                    merged(organisation, before.organisation()),
                    merged(country, before.country()),
                    email,
                    consents == null ? before.consents() : consents.orElse(List.of()),
                    answers == null ? before.answers() : answers.orElse(Map.of()));
        }

        private static boolean isSent(@Nullable Optional<?> field) {
            return field != null && field.isPresent();
        }

        private static @Nullable String merged(@Nullable Optional<String> field, @Nullable String before) {
            return field == null ? before : field.orElse(null);
        }
    }

    /// The kind of that word.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when nobody registers as that
    static Kind kind(String word) {
        return Kind.of(word)
                .orElseThrow(() -> Problems.forbidden(
                        "kindNotOffered", "One registers as delegate, viewer, youth or press; the rest is given."));
    }

    private static Person person(
            List<FieldError> errors,
            @Nullable String name,
            @Nullable String organisation,
            @Nullable String country,
            @Nullable String email,
            List<String> consents,
            Map<String, String> answers) {
        if (name == null) {
            errors.add(new FieldError("name", "must not be null"));
        }
        if (country != null && !COUNTRIES.contains(country)) {
            errors.add(new FieldError("country", "is no country code of ISO 3166-1, such as CL"));
        }
        refuse(errors);
        return new Person(
                name == null ? "" : name,
                organisation,
                country,
                email,
                consents.stream().distinct().toList(),
                answers);
    }

    private static void nothing(List<FieldError> errors, String field, boolean sent) {
        if (sent) {
            errors.add(new FieldError(field, "is not taken from youth"));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }
}
