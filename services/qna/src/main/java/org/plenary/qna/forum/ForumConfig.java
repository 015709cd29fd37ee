package org.plenary.qna.forum;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who speaks for the youth forum.
@ConfigMapping(prefix = "plenary.forum")
interface ForumConfig {

    /// The client whose service account puts young people's questions: that of the youth service.
    @WithDefault("youth")
    String client();
}
