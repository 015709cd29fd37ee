package org.plenary.youth.right;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on held roles.
@ConfigMapping(prefix = "plenary.right")
interface RightConfig {

    /// How long a person's roles are not asked again. A role taken away must end within five seconds, and silence of
    /// registration means no: nothing is held longer than this.
    @WithDefault("4s")
    Duration held();

    /// How many people's roles are held: far more than any forum has staff.
    @WithDefault("10000")
    int atMost();
}
