package org.plenary.qna.rights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on held roles.
@ConfigMapping(prefix = "plenary.rights")
interface RightsConfig {

    /// How long a person's roles are not asked again. A role taken away must end within five seconds; the rest is for
    /// the way there and back.
    @WithDefault("4s")
    Duration fresh();

    /// How long the last answer holds while registration is silent.
    @WithDefault("10m")
    Duration whenSilent();

    /// How many people's roles are held: far more than any conference has staff.
    @WithDefault("10000")
    int atMost();
}
