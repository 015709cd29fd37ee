package org.plenary.platform.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on calls to other services.
@ConfigMapping(prefix = "plenary.calls")
public interface CallsConfig {

    /// How long an answer is waited for: a person waits too. Set on each call by hand; the extension's own
    /// setting counts from the stub's injection, so a stub of a long-lived bean would soon refuse everything.
    @WithDefault("2s")
    Duration deadline();
}
