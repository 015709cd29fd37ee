package org.plenary.registration.notice;

import io.smallrye.config.ConfigMapping;

/// What mails need to know.
@ConfigMapping(prefix = "plenary.notice")
interface NoticeConfig {

    /// The origin of the pages that mails point to.
    String publicUrl();
}
