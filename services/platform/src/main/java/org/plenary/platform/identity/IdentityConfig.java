package org.plenary.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the identity provider's tokens say.
@ConfigMapping(prefix = "plenary.identity")
public interface IdentityConfig {

    /// The value of the claim `acr` (OpenID Connect Core, 2) that stands for a login with a second
    /// factor. Our realm gives 1 for a password and 2 for a second factor after it. No other value
    /// counts, higher ones neither: what a foreign provider means by its values is for who sets
    /// this to know.
    @WithDefault("2")
    String secondFactor();
}
