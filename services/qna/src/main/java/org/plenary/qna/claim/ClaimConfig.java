package org.plenary.qna.claim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How questions are claimed.
@ConfigMapping(prefix = "plenary.claim")
interface ClaimConfig {

    /// How long a claim holds without being renewed: pages renew theirs every ten seconds, and two may
    /// be lost.
    @WithDefault("30s")
    Duration held();
}
