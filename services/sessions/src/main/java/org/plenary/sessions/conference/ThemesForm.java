package org.plenary.sessions.conference;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.sessions.forms.Optionals;

/// A conference's themes as an organiser lists them: a JSON array.
final class ThemesForm {

    /// One theme.
    @Schema(name = "ThemeFields")
    record Field(
            @NotNull @PlainText(max = 200, oneLine = true) String title,

            @NotNull
            @Pattern(
                    regexp = "#?[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,59}",
                    message = "must be one word of letters, digits, hyphens")
            String tag,

            @Size(max = 20) @Nullable List<@NotNull @PlainText(max = 500) String> guidingQuestions) {}

    @Size(max = 100)
    @Valid
    private final List<@NotNull Field> themes;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ThemesForm(List<Field> themes) {
        this.themes = themes;
    }

    /// The list, after it was checked. Tags stand without the `#`.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when two themes share a tag
    List<Themes.Listed> listed() {
        var tags = new HashSet<String>();
        var listed = themes.stream()
                .map(field -> new Themes.Listed(
                        field.title(),
                        field.tag().startsWith("#") ? field.tag().substring(1) : field.tag(),
                        Optionals.orEmpty(field.guidingQuestions())))
                .toList();
        for (int place = 0; place < listed.size(); place++) {
            if (!tags.add(listed.get(place).tag().toLowerCase(Locale.ROOT))) {
                throw Problems.invalid("themes[%d].tag".formatted(place), "must not be another theme's tag");
            }
        }
        return listed;
    }
}
