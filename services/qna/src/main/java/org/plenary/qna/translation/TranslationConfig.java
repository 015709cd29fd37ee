package org.plenary.qna.translation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much stands beside a question.
@ConfigMapping(prefix = "plenary.translations")
public interface TranslationConfig {

    /// How many translations one question has at most. All of them go to everybody who watches, so this bounds what a
    /// stream begins with; the official languages of the United Nations, and two of the hosts'.
    @WithDefault("8")
    int atMost();
}
