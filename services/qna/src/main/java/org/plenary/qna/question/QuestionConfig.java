package org.plenary.qna.question;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on asking.
@ConfigMapping(prefix = "plenary.asking")
public interface QuestionConfig {

    /// How many questions a person may ask in one session ...
    @WithDefault("10")
    int atMost();

    /// ... within this time: nobody's mind is faster, and a flood ends here and not in the moderators'
    /// queue.
    @WithDefault("10m")
    Duration within();

    /// How many times a question may be corrected at once, and as many times again within each
    /// [#within]: each time moderators are told.
    @WithDefault("20")
    int correctionsAtMost();
}
