package org.plenary.youth.seal;

import io.smallrye.config.ConfigMapping;

/// With what words are sealed.
@ConfigMapping(prefix = "plenary.seal")
public interface SealConfig {

    /// The secret that the key follows from. With another one, nothing sealed before opens again.
    String secret();
}
