package org.plenary.registration.address;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Splits `PLENARY_SESSIONS` and `PLENARY_SMTP` into `plenary.address.<name>.host` and `.port`.
public class Addresses implements ConfigSourceFactory {

    private static final Map<String, String> USUAL = Map.of("sessions", "127.0.0.1:8082", "smtp", "127.0.0.1:1025");

    /// Below the environment (300) and application.properties (250): either may say otherwise.
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var settings = new HashMap<String, String>();
        USUAL.forEach((name, usual) -> {
            var told = context.getValue("PLENARY_" + name.toUpperCase(java.util.Locale.ROOT));
            var address = told == null || told.getValue() == null ? usual : told.getValue();
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("%s takes host:port, not '%s'".formatted(name, address));
            }
            settings.put("plenary.address." + name + ".host", address.substring(0, colon));
            settings.put("plenary.address." + name + ".port", address.substring(colon + 1));
        });
        return List.of(new PropertiesConfigSource(settings, "Plenary addresses", ORDINAL));
    }
}
