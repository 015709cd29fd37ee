package org.plenary.youth.room;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on rooms.
@ConfigMapping(prefix = "plenary.room")
interface RoomConfig {

    /// How long before its end a room is told so.
    @WithDefault("5m")
    Duration warning();

    /// How much notice everybody gets who is called back: time to end a sentence.
    @WithDefault("30s")
    Duration callBackNotice();

    /// How many rooms a conference may have: more than any forum has facilitators for.
    @WithDefault("200")
    int roomsMost();
}
