package org.plenary.qna.lifting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long who asked is told to those who may know.
@ConfigMapping(prefix = "plenary.lifting")
interface LiftingConfig {

    /// From when the second person agreed: long enough to call for help, and no standing right.
    @WithDefault("24h")
    Duration term();
}
