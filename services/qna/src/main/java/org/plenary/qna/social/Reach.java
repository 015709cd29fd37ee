package org.plenary.qna.social;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which servers we call at an organiser's word: public ones, over TLS, so that nobody has us look around in the
/// network behind us.
@ApplicationScoped
public class Reach {

    /// What came of looking for a server.
    public sealed interface Found {

        /// Call this very address, by that name: another look at the name could lead elsewhere.
        record At(InetAddress address, String host, int port, boolean tls) implements Found {}

        /// It is not to be called.
        record Refused() implements Found {}

        /// There is no address of that name, now.
        record Unknown() implements Found {}
    }

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LONGEST_HOST = 253;

    private final Set<String> allowed;

    Reach(SocialConfig config) {
        this.allowed = config.allow().orElse(Set.of());
    }

    /// A server's address as it is kept, such as `https://example.org`; empty when it is none that we would call.
    public Optional<URI> server(String written) {
        try {
            var uri = new URI(written);
            var host = uri.getHost();
            boolean bare = uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath() != null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
            if (host == null || host.length() > LONGEST_HOST || !bare) {
                return Optional.empty();
            }
            boolean spoken = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isAllowed(host);
            return spoken
                    ? Optional.of(new URI(uri.getScheme(), null, host, uri.getPort(), null, null, null))
                    : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /// Looks where a server is. Waits for the name service.
    ///
    /// @param server as [#server] gave it
    public Found find(URI server) {
        var host = server.getHost();
        boolean tls = "https".equals(server.getScheme());
        int port = server.getPort() > 0 ? server.getPort() : tls ? HTTPS : HTTP;
        try {
            var addresses = InetAddress.getAllByName(host);
            boolean open = isAllowed(host) || tls && List.of(addresses).stream().allMatch(Reach::isPublic);
            return open ? new Found.At(addresses[0], host, port, tls) : new Found.Refused();
        } catch (UnknownHostException unknown) {
            return new Found.Unknown();
        }
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host);
    }

    /// Whether an address is anybody's on the Internet (IANA's registries of special-purpose addresses).
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? isPublic(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF)
                : isGlobal(bytes);
    }

    private static boolean isPublic(int first, int second, int third) {
        return switch (first) {
            case 0 -> false;
            // Shared behind carriers' translation.
            case 100 -> second < 64 || second > 127;
            // Protocols, documentation and relays.
            case 192 -> !(second == 0 && (third == 0 || third == 2) || second == 88 && third == 99);
            // Benchmarks and documentation.
            case 198 -> !(second == 18 || second == 19 || second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 240;
        };
    }

    /// Global unicast alone (2000::/3), without what carries an IPv4 address inside (6to4, Teredo) and documentation.
    private static boolean isGlobal(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        boolean unicast = (first & 0xE000) == 0x2000;
        boolean special =
                first == 0x2001 && (second < 0x0200 || second == 0x0DB8) || first == 0x2002 || first == 0x3FFF;
        return unicast && !special;
    }
}
