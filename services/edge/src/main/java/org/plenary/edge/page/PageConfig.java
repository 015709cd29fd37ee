package org.plenary.edge.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what pages hold.
@ConfigMapping(prefix = "plenary.page")
public interface PageConfig {

    /// How long an answer that everyone may see is shown again. The page's live stream brings what changes.
    @WithDefault("2s")
    Duration shared();

    /// How many such answers are held.
    @WithDefault("500")
    int answers();

    /// How many pages of 200 are put together to one list.
    @WithDefault("5")
    int pages();
}
