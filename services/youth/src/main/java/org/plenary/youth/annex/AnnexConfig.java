package org.plenary.youth.annex;

import io.smallrye.config.ConfigMapping;

/// How annexes are signed.
@ConfigMapping(prefix = "plenary.annex")
interface AnnexConfig {

    /// The private Ed25519 key: PKCS #8 in base64. With another key, versions signed before no longer fit the published
    /// one.
    String key();
}
