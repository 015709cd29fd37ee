package org.plenary.sessions.rights;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Turns `plenary.peers.rights=host:port` into the two settings that Quarkus' gRPC client wants. In tests the client
/// would otherwise be pointed at the application itself.
public final class PeerAddresses implements ConfigSourceFactory {

    private static final String CLIENT = "quarkus.grpc.clients.rights.";
    private static final int ABOVE_APPLICATION_PROPERTIES = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var address = context.getValue("plenary.peers.rights");
        if (address == null || address.getValue() == null) {
            return List.of();
        }
        int colon = address.getValue().lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("PLENARY_REGISTRATION takes host:port, not " + address.getValue());
        }
        var port = address.getValue().substring(colon + 1);
        var settings = Map.of(
                CLIENT + "host", address.getValue().substring(0, colon),
                CLIENT + "port", port,
                CLIENT + "test-port", port);
        return List.of(new PropertiesConfigSource(settings, "peer addresses", ABOVE_APPLICATION_PROPERTIES));
    }
}
