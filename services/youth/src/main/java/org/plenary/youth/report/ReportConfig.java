package org.plenary.youth.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on reporting.
@ConfigMapping(prefix = "plenary.report")
interface ReportConfig {

    /// How many reports a person may send within [#within]: more than anybody has to tell, few enough for the lead to
    /// find the others among them.
    @WithDefault("20")
    int most();

    @WithDefault("10m")
    Duration within();
}
