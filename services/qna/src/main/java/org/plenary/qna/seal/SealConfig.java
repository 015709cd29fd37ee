package org.plenary.qna.seal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// With what dismissed texts are sealed, and for how long.
@ConfigMapping(prefix = "plenary.seal")
public interface SealConfig {

    /// The secret that the key follows from. With another one, nothing sealed before opens again.
    String secret();

    /// How long a dismissed text is kept, and how long its asker may appeal: time to come back after
    /// the conference. Longer while an appeal waits.
    @WithDefault("30d")
    Duration term();

    /// How often it is looked for what is past its term.
    @WithDefault("5m")
    Duration pace();

    /// How many texts one round deletes, so that no lock is held on more.
    @WithDefault("1000")
    int atOnce();
}
