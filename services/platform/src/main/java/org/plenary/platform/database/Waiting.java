package org.plenary.platform.database;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// Waits for the reactive client on the caller's (virtual) thread, and tells apart "refused" from "no answer".
record Waiting(Duration connectionTimeout, Duration statementTimeout) {

    /// SQLSTATE classes after which nothing is known of the server's state: connection exceptions, insufficient
    /// resources, operator intervention (PostgreSQL manual, appendix A).
    private static final Set<String> NO_ANSWER_CLASSES = Set.of("08", "53", "57");

    <T> T connection(Uni<T> connection) {
        return await(connection, connectionTimeout);
    }

    <T> T statement(Uni<T> answer) {
        return await(answer, statementTimeout);
    }

    private static <T> T await(Uni<T> answer, Duration atMost) {
        try {
            return answer.await().atMost(atMost);
        } catch (RuntimeException failure) {
            throw isNoAnswer(failure) ? new DatabaseUnavailable(failure) : failure;
        }
    }

    static boolean isNoAnswer(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() == null
                        || NO_ANSWER_CLASSES.contains(refused.getSqlState().substring(0, 2));
            case TimeoutException timeout -> true;
            case VertxException closed -> true;
            case IOException broken -> true;
            default -> failure.getCause() instanceof IOException || isPoolTimeout(failure);
        };
    }

    /// The pool reports its own time-out by a type without a name of its own (`NoStackTraceThrowable("Timeout")`),
    /// which Mutiny wraps.
    private static boolean isPoolTimeout(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace");
    }

    /// Deadlock detected, or could not serialise: the same transaction may well succeed when run again.
    static boolean isConflict(Throwable failure) {
        return failure instanceof PgException refused
                && ("40P01".equals(refused.getSqlState()) || "40001".equals(refused.getSqlState()));
    }
}
