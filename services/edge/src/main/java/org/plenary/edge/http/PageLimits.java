package org.plenary.edge.http;

import java.net.URI;
import java.util.Optional;

/// What a page may reach and use, by its path. A breakout's room alone may use microphone and camera, and alone may
/// connect to the server that carries its sound and picture.
///
/// @param rooms where browsers connect for sound and picture of breakouts, `ws` or `wss`; without one no page may
record PageLimits(Optional<URI> rooms) {

    private static final String ROOM = "/youth/rooms/";

    /// Of `Content-Security-Policy`. `style-src` takes inline styles because the player's controls
    /// (media-chrome) bring theirs in their shadow roots; scripts are never taken inline. The player's
    /// worker and its pieces of film come as `blob:`. A room connects by `wss`, and asks by `https` at the
    /// same place why it was refused.
    String contentSecurity(String path) {
        return ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                        + "font-src 'self'; connect-src 'self'%s; media-src 'self' blob:; worker-src 'self' blob:; "
                        + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .formatted(rooms.filter(server -> path.startsWith(ROOM))
                        .map(server -> " %1$s://%3$s %2$s://%3$s"
                                .formatted(
                                        server.getScheme(),
                                        server.getScheme().replace("ws", "http"),
                                        server.getAuthority()))
                        .orElse(""));
    }

    /// Of `Permissions-Policy`.
    String permissions(String path) {
        var allowed = rooms.isPresent() && path.startsWith(ROOM) ? "self" : "";
        return "camera=(%1$s), microphone=(%1$s), geolocation=(), payment=(), usb=()".formatted(allowed);
    }
}
