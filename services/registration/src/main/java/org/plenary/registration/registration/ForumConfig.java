package org.plenary.registration.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who speaks for the youth forum.
@ConfigMapping(prefix = "plenary.forum")
interface ForumConfig {

    /// The client whose service account tells who joins and leaves: that of the youth service.
    @WithDefault("youth")
    String client();
}
