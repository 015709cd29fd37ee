package org.plenary.qna.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much is exported.
@ConfigMapping(prefix = "plenary.export")
interface ExportConfig {

    /// How many questions at most, the first asked first: far more than a session was ever asked. An export is put
    /// together in memory.
    @WithDefault("20000")
    int atMost();
}
