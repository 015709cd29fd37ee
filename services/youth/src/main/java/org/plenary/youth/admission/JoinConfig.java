package org.plenary.youth.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// Bounds on joining.
@ConfigMapping(prefix = "plenary.join")
interface JoinConfig {

    /// How many group codes a person may get wrong in an hour: enough for slips, too few for guessing.
    @WithDefault("10")
    int wrongCodesAnHour();

    /// How often a young person may have a guardian written to in all: for slips and lost mails.
    @WithDefault("10")
    int guardianAsksMost();

    /// What adults of the forum are called, in a conference's languages: no young person goes by any of it, so that
    /// nobody takes them for somebody who looks after the others.
    @WithDefault("facilitator,moderator,safeguarding,lead,leader,admin,administrator,organiser,organizer,plenary,staff,"
            + "host,chair,teacher,official")
    Set<String> offices();
}
