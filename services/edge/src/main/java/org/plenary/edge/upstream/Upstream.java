package org.plenary.edge.upstream;

/// A peer.
///
/// @param name as people call it
/// @param host name or address
/// @param port of HTTP and gRPC
public record Upstream(String name, String host, int port) {

    /// Reads `host:port`.
    ///
    /// @throws IllegalArgumentException when that is something else
    public static Upstream of(String name, String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("The address of %s needs host:port, not %s".formatted(name, address));
        }
        return new Upstream(name, address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /// `host:port`.
    public String address() {
        return host + ":" + port;
    }
}
