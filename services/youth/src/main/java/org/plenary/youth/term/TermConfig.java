package org.plenary.youth.term;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long what is kept, and why so long.
@ConfigMapping(prefix = "plenary.term")
interface TermConfig {

    /// How often it is looked for what is past its term.
    @WithDefault("5m")
    Duration pace();

    /// Answers of the readiness check, from the day they were given: time to see which questions nobody understands.
    /// They lead to no person, but a few of them on one day may.
    @WithDefault("30d")
    Duration readinessAnswers();

    /// Group codes that did not fit: as long as they count against who guesses.
    @WithDefault("1h")
    Duration wrongCodes();

    /// That somebody is in a room, when no room has closed on it: far longer than any room is open.
    @WithDefault("1d")
    Duration presences();

    /// Alerts that somebody has seen to: a week of forum to look back on. What is more is written into a case.
    @WithDefault("7d")
    Duration alertsSeen();

    /// What a contribution said that is not shown, from that decision: time to ask why, to change one's mind and to act
    /// on what it told. Longer while an appeal waits, and never longer than the contribution.
    @WithDefault("30d")
    Duration sealedWords();

    /// Mails that cannot be sent: nobody waits for them any more.
    @WithDefault("7d")
    Duration letters();

    /// That somebody has left, while registration cannot be told: it keeps nothing of them but that they were a youth.
    @WithDefault("7d")
    Duration leavings();

    /// All that belongs to one forum, from the last day of its conference: time to adopt conclusions, to answer
    /// guardians and to settle what came up. Nobody needs to know afterwards which young person took part.
    @WithDefault("30d")
    Duration forum();

    /// Cases with what was done and who has read them, from the report: what a young person was done, or was said to
    /// have done, may have to be answered for long after the forum; three years is what many states give people to
    /// bring a claim.
    @WithDefault("1096d")
    Duration cases();
}
