package org.plenary.qna.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of polls.
@ConfigMapping(prefix = "plenary.polls")
interface PollConfig {

    /// How many polls a session has at most, drafts too: more than anyone answers in a day.
    @WithDefault("50")
    int atMost();
}
