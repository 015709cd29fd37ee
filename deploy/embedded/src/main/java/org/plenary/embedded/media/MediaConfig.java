package org.plenary.embedded.media;

import java.net.URI;
import java.util.Map;

/// The media server's settings, from the environment.
///
/// @param hls where HLS is served: `PLENARY_MEDIA`
/// @param control where the control API is served: `PLENARY_MEDIA_CONTROL`
/// @param sessions where sessions answers: `PLENARY_SESSIONS` (`host:port`)
/// @param tokenEndpoint where the bearer for it comes from: below `PLENARY_ISSUER`
/// @param clientId who we are there: `PLENARY_CLIENT_ID`, a client with the realm role `service`
/// @param clientSecret `PLENARY_CLIENT_SECRET`; has no default
public record MediaConfig(URI hls, URI control, URI sessions, URI tokenEndpoint, String clientId, String clientSecret) {

    public MediaConfig {
        if (clientSecret.isBlank()) {
            throw new IllegalArgumentException("PLENARY_CLIENT_SECRET is not set");
        }
        requirePort("PLENARY_MEDIA", hls);
        requirePort("PLENARY_MEDIA_CONTROL", control);
        requirePort("PLENARY_SESSIONS", sessions);
    }

    /// @throws IllegalArgumentException naming the variable that is wrong
    public static MediaConfig from(Map<String, String> environment) {
        return new MediaConfig(
                URI.create(environment.getOrDefault("PLENARY_MEDIA", "http://127.0.0.1:8888")),
                URI.create(environment.getOrDefault("PLENARY_MEDIA_CONTROL", "http://127.0.0.1:9997")),
                URI.create("http://" + environment.getOrDefault("PLENARY_SESSIONS", "127.0.0.1:8082")),
                URI.create(environment.getOrDefault("PLENARY_ISSUER", "http://localhost:8180/realms/plenary")
                        + "/protocol/openid-connect/token"),
                environment.getOrDefault("PLENARY_CLIENT_ID", "sessions"),
                environment.getOrDefault("PLENARY_CLIENT_SECRET", ""));
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "MediaConfig[hls=" + hls + ", control=" + control + ", sessions=" + sessions + "]";
    }

    private static void requirePort(String name, URI uri) {
        if (uri.getPort() <= 0) {
            throw new IllegalArgumentException(name + " names no port: " + uri);
        }
    }
}
