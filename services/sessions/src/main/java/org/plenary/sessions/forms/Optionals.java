package org.plenary.sessions.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional values of a form, as records hold them.
public final class Optionals {

    private Optionals() {}

    /// A list that may have been left out.
    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// A text that may have been left out: an empty one says nothing, just like none.
    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
