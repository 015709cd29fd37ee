package org.plenary.qna.question;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds on asking.
@ConfigMapping(prefix = "plenary.asking")
interface QuestionConfig {

    /// How many questions a person may ask in one session ...
    @WithDefault("10")
    int atMost();

    /// ... within this time: nobody's mind is faster, and a flood ends here and not in the moderators' queue.
    @WithDefault("10m")
    Duration within();
}
