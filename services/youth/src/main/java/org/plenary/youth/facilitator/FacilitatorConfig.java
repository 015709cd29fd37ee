package org.plenary.youth.facilitator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds on what is recorded of facilitators.
@ConfigMapping(prefix = "plenary.facilitator")
interface FacilitatorConfig {

    /// How many years from today a vetting may hold: as long as the longest that organisations renew them after, so
    /// that a slip of the pen does not make one that never ends.
    @WithDefault("5")
    int vettingYearsMost();
}
