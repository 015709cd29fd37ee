package org.plenary.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on what a caller waits for.
@ConfigMapping(prefix = "plenary.database")
public interface DatabaseConfig {

    /// How long a caller waits for a free connection before the answer is 503: longer than a busy pool needs, shorter
    /// than a person's patience. The pool itself would wait for ever on a dead database.
    @WithDefault("2s")
    Duration connectionTimeout();

    /// How long one statement may take. A statement of a request that runs longer holds locks that others wait for.
    @WithDefault("5s")
    Duration statementTimeout();

    /// How often a transaction that lost a deadlock or a serialisation conflict is tried in all.
    @WithDefault("3")
    int attempts();
}
