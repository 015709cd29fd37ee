package org.plenary.youth.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds on joining.
@ConfigMapping(prefix = "plenary.join")
interface JoinConfig {

    /// How many group codes a person may get wrong in an hour: enough for slips, too few for guessing.
    @WithDefault("10")
    int wrongCodesAnHour();

    /// How often a young person may have a guardian written to in all: for slips and lost mails.
    @WithDefault("10")
    int guardianAsksMost();
}
