package org.plenary.embedded;

/// What all embedded servers have in common: they can be crashed and brought back, with the same data on the same port.
public sealed interface Server extends AutoCloseable permits Postgres, Kafka, Keycloak, Mailbox, LiveKit {

    /// The port of 127.0.0.1 that the server listens on.
    int port();

    ServerProcess process();

    /// Kills the server (SIGKILL) and returns when it is gone; its data stays.
    default void kill() {
        process().kill();
    }

    /// Starts the server again after [#kill] or [#stop] and returns when it is ready.
    default void startAgain() {
        process().startAgain();
    }

    /// Stops the server gracefully; its data stays.
    default void stop() {
        process().stop();
    }

    @Override
    default void close() {
        stop();
    }
}
