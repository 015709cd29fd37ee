package org.plenary.youth.question;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds on young people's questions.
@ConfigMapping(prefix = "plenary.question")
interface QuestionConfig {

    /// How many questions of one young person may wait in a conference: as many as facilitators can take seriously.
    @WithDefault("10")
    int waitingAtMost();
}
