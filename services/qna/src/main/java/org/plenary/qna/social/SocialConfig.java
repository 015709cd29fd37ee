package org.plenary.qna.social;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Bounds on public posts.
@ConfigMapping(prefix = "plenary.social")
public interface SocialConfig {

    /// What secrets are sealed with and posts are marked with.
    String secret();

    /// How many posts of one author are taken by a conference ...
    @WithDefault("5")
    int perAuthor();

    /// ... within this time: half of what somebody may ask with an account, whom moderators can block.
    @WithDefault("10m")
    Duration within();

    /// How many new posts a source may bring in a minute: far more than moderators can read, and few enough that
    /// a flood stays out of their queue. What is more comes later.
    @WithDefault("60")
    int perMinute();

    /// How many sources a conference may have: each Mastodon server is followed all the time.
    @WithDefault("20")
    int sources();

    /// How long the words of a post are kept that became no question: until after the conference.
    @WithDefault("30d")
    Duration keep();

    /// How long a delivery is known again: longer than senders of webhooks go on trying.
    @WithDefault("7d")
    Duration deliveries();

    /// Hosts that may be called though they are no public ones, and without TLS: for tests and demonstrations.
    Optional<Set<String>> allow();
}
