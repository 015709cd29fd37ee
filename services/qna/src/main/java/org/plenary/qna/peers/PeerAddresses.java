package org.plenary.qna.peers;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Turns `plenary.peers.<name>=host:port` into the settings of the gRPC client of that name. In tests the client would
/// otherwise be pointed at the application itself.
public final class PeerAddresses implements ConfigSourceFactory {

    private static final List<String> PEERS = List.of("registration", "sessions");

    /// Above application.properties (250), below the environment (300).
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var settings = new HashMap<String, String>();
        for (var peer : PEERS) {
            var told = context.getValue("plenary.peers." + peer);
            if (told != null && told.getValue() != null) {
                var address = told.getValue();
                int colon = address.lastIndexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException(
                            "plenary.peers.%s takes host:port, not '%s'".formatted(peer, address));
                }
                var client = "quarkus.grpc.clients." + peer + ".";
                settings.put(client + "host", address.substring(0, colon));
                settings.put(client + "port", address.substring(colon + 1));
                settings.put(client + "test-port", address.substring(colon + 1));
            }
        }
        return List.of(new PropertiesConfigSource(settings, "Plenary peers", ORDINAL));
    }
}
