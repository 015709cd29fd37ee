package org.plenary.sessions.forms;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/// Answers to reads of the programme: the same for everyone, or one person's.
public final class Reads {

    /// How long a cache may show the programme without asking: shorter than anyone notices, long enough that a hall
    /// which opens a page at once asks once.
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private static final int STALE_FACTOR = 5;

    private Reads() {}

    /// Finishes an answer.
    ///
    /// @param shared whether everyone gets this answer: caches may keep it, and who has it gets 304. What is one
    ///     person's own view is never kept, and always sent whole: its tag may be that of the view of others.
    public static Response of(Request request, Response.ResponseBuilder answer, String tag, boolean shared) {
        var entityTag = new EntityTag(tag);
        if (!shared) {
            return answer.tag(entityTag)
                    .header("Cache-Control", "private, no-store")
                    .build();
        }
        var unchanged = request.evaluatePreconditions(entityTag);
        return (unchanged == null ? answer : unchanged)
                .tag(entityTag)
                .header(
                        "Cache-Control",
                        "public, max-age=%d, stale-while-revalidate=%d"
                                .formatted(MAX_AGE.toSeconds(), STALE_FACTOR * MAX_AGE.toSeconds()))
                .build();
    }
}
