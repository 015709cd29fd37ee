package org.plenary.sessions.conference;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A line of debate.
///
/// @param tag without the `#`; no two themes of a conference share one, whatever the case of its letters
public record Theme(UUID id, String title, String tag, List<String> guidingQuestions) {

    public Theme {
        guidingQuestions = List.copyOf(guidingQuestions);
    }

    /// Whether a schedule's track, by its name and by the tag made from it, means this theme.
    public boolean isCalled(String name, String tagOfName) {
        return title.equalsIgnoreCase(name) || tag.equalsIgnoreCase(name) || tag.equalsIgnoreCase(tagOfName);
    }

    /// The tag in the form in which tags are compared.
    public String key() {
        return tag.toLowerCase(Locale.ROOT);
    }
}
