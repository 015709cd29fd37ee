package org.plenary.sessions.forms;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.plenary.platform.http.Replies;

/// Answers to reads of the programme: the same for everyone, or one person's.
public final class Reads {

    /// How long a cache may show the programme without asking: shorter than anyone notices, long enough that a hall
    /// which opens a page at once asks once.
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private Reads() {}

    /// Finishes an answer.
    ///
    /// @param shared whether everyone gets this answer: caches may keep it, and who has it gets 304. What is one
    ///     person's own view is never kept, and always sent whole: its tag may be that of the view of others.
    public static Response of(Request request, Response.ResponseBuilder answer, String tag, boolean shared) {
        return shared ? Replies.shared(request, answer, tag, MAX_AGE) : Replies.personalAlways(answer, tag);
    }
}
