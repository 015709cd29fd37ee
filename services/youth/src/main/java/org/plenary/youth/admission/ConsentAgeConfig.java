package org.plenary.youth.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// From which age on young people decide for themselves, by country. The values are those of GDPR Article 8 as the
/// member states have set them; they stand in `application.properties`.
@ConfigMapping(prefix = "plenary.consent-age")
interface ConsentAgeConfig {

    /// For every country that is not named: the highest there is.
    @WithDefault("16")
    int usual();

    /// By ISO 3166-1 alpha-2 code.
    Map<String, Integer> countries();

    default int of(String country) {
        return countries().getOrDefault(country, usual());
    }
}
