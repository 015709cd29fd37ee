package org.plenary.bench.live;

/// The way in.
interface Publisher extends AutoCloseable {

    /// Hands an update over, without waiting for what becomes of it.
    void publish(Update update);

    @Override
    void close();
}
