package org.plenary.sessions.rights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long another service's word is held, and how long it is waited for.
@ConfigMapping(prefix = "plenary.rights")
public interface RightsConfig {

    /// How long an answer is given again without asking. Below the five seconds in which a role that was taken away
    /// has to end, by what a call takes.
    @WithDefault("4s")
    Duration fresh();

    /// How long the last answer holds while registration is silent.
    @WithDefault("10m")
    Duration whenSilent();

    /// How many answers are held: everyone who is backstage or asks in vain within ten minutes.
    @WithDefault("20000")
    int held();

    /// How long one call may take: a person waits for it.
    @WithDefault("2s")
    Duration deadline();

    /// How long all calls for one batch of watchers may take together. Edge waits two seconds for the whole answer and
    /// closes what is not confirmed in time: those who are known must not wait for those who are not.
    @WithDefault("1s")
    Duration together();

    /// How many calls of one batch are under way at once: more than registration's database takes only wait there.
    @WithDefault("32")
    int atOnce();
}
