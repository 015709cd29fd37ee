package org.plenary.platform.calls;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Splits each setting `plenary.address.<name>=host:port` into `plenary.address.<name>.host` and `.port`: the
/// environment names an address in one piece, and the extensions want two.
public final class Addresses implements ConfigSourceFactory {

    private static final String PREFIX = "plenary.address.";

    /// Below application.properties (250).
    private static final int ORDINAL = 200;

    /// @throws IllegalArgumentException when one is not `host:port`
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var settings = new HashMap<String, String>();
        context.iterateNames().forEachRemaining(name -> {
            if (name.startsWith(PREFIX) && name.indexOf('.', PREFIX.length()) < 0) {
                var address = context.getValue(name).getValue();
                int colon = address.lastIndexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException("%s takes host:port, not '%s'".formatted(name, address));
                }
                settings.put(name + ".host", address.substring(0, colon));
                settings.put(name + ".port", address.substring(colon + 1));
            }
        });
        return List.of(new PropertiesConfigSource(settings, "Plenary addresses", ORDINAL));
    }
}
