package org.plenary.platform.calls;

import io.grpc.Status;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.plenary.platform.database.DatabaseUnavailable;

/// Answers a gRPC call on a virtual thread of its own, so that it may wait for the database.
///
/// In place of `@RunOnVirtualThread`: on the shared HTTP port that starts the call on the new thread, too, and now and
/// then the request's end overtakes its beginning there; the caller then gets `INTERNAL: Half-closed without a
/// request`, or nothing at all. Here the call stays on its event loop and only the answer is made elsewhere.
public final class Answering {

    private static final Executor THREADS = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor());

    private Answering() {}

    /// The answer that `work` gives; its failure is the call's. A database without an answer is silence to the caller
    /// (`UNAVAILABLE`), who has ways to go on.
    public static <T> Uni<T> with(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(THREADS)
                .onFailure(DatabaseUnavailable.class)
                .transform(away -> Status.UNAVAILABLE.withCause(away).asRuntimeException());
    }
}
