package org.plenary.platform.http;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Versions as entity tags (RFC 9110, 8.8.3) and as preconditions.
public final class Versions {

    private Versions() {}

    /// The version of an `If-Match` header; null when there was none, or when it is `*`.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no tag of ours
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || "*".equals(ifMatch.strip())) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw Problems.malformed("malformedTag", "If-Match takes the version in quotes, such as \"3\".");
        }
    }

    /// As [#expected], for calls that must name a version.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 428 when there was no `If-Match`
    public static @Nullable Long require(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.of(428, "versionNeeded", "Say with If-Match which version you saw.")
                    .build();
        }
        return expected(ifMatch);
    }

    /// Refuses with 412 and the current state when the caller expected another version.
    public static void match(@Nullable Long expected, long current, Supplier<?> state) {
        if (expected != null && !Objects.equals(expected, current)) {
            throw Problems.changed(state.get());
        }
    }
}
