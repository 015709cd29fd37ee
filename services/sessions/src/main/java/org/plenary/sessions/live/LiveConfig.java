package org.plenary.sessions.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Times of the live state.
@ConfigMapping(prefix = "plenary.live")
public interface LiveConfig {

    /// How long an end can be undone: long enough to notice that the wrong button was pressed.
    @WithDefault("5m")
    Duration undo();

    /// How often armed sessions are looked for: a start may be late by this much.
    @WithDefault("250ms")
    Duration armedEvery();

    /// How many armed sessions start in one look: more than halls have rooms.
    @WithDefault("50")
    int armedAtOnce();
}
