package org.plenary.youth.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How links and codes are made, and how long they hold.
@ConfigMapping(prefix = "plenary.link")
interface LinkConfig {

    /// The key that secrets and codes are made with. Another key ends all links.
    String secret();

    /// The origin of the pages that links lead to.
    String publicUrl();

    /// How long a mailed code is taken.
    @WithDefault("30m")
    Duration codeHolds();

    /// How often a code may be wrong before another one must be mailed: a guess hits one of a million.
    @WithDefault("5")
    int wrongMost();

    /// How long at least between two codes, so that nobody's mailbox is filled by our form.
    @WithDefault("1m")
    Duration codeRest();

    /// How many codes one link may cause on one day.
    @WithDefault("10")
    int codesADay();
}
