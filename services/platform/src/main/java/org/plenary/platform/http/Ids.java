package org.plenary.platform.http;

import java.util.UUID;
import java.util.regex.Pattern;

/// Ids in paths.
public final class Ids {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /// The id in a path.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 `malformedId` when it is none; `UUID.fromString`
    ///     alone would take `1-1-1-1-1`
    public static UUID parse(String id) {
        if (!CANONICAL.matcher(id).matches()) {
            throw Problems.malformed("malformedId", "That is not an id.");
        }
        return UUID.fromString(id);
    }
}
