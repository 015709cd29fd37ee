package org.plenary.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for the reactive client on the caller's (virtual) thread, and tells apart "refused" from "no answer".
record Waiting(Duration connectionTimeout, Duration statementTimeout) {

    /// The pool gives up by itself and takes its own waiter out of the line; only when it does not, we do.
    private static final Duration POOL_FIRST = Duration.ofSeconds(1);

    /// SQLSTATE classes after which nothing is known of the server's state: connection exceptions, insufficient
    /// resources, operator intervention (PostgreSQL manual, appendix A).
    private static final Set<String> NO_ANSWER_CLASSES = Set.of("08", "53", "57");

    /// A connection from the pool. One that comes after we have given up goes back: nobody else knows of it.
    SqlConnection connection(Uni<SqlConnection> connection) {
        var coming = connection.subscribeAsCompletionStage();
        try {
            return coming.get(connectionTimeout.plus(POOL_FIRST).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            var cause = Objects.requireNonNullElse(refused.getCause(), refused);
            throw isNoAnswer(cause) || !(cause instanceof RuntimeException failure)
                    ? new DatabaseUnavailable(cause)
                    : failure;
        } catch (TimeoutException | InterruptedException givenUp) {
            coming.thenAccept(SqlConnection::closeAndForget);
            if (givenUp instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new DatabaseUnavailable(givenUp);
        }
    }

    <T> T statement(Uni<T> answer) {
        try {
            return answer.await().atMost(statementTimeout);
        } catch (RuntimeException failure) {
            throw isNoAnswer(failure) ? new DatabaseUnavailable(failure) : failure;
        }
    }

    static boolean isNoAnswer(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() == null
                        || NO_ANSWER_CLASSES.contains(refused.getSqlState().substring(0, 2));
            case io.smallrye.mutiny.TimeoutException timeout -> true;
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
