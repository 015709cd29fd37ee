package org.plenary.sessions.stream;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Networks in CIDR notation.
final class Networks {

    /// @param length of an address of its kind, in bits
    /// @param host how many bits tell the hosts apart
    private record Network(BigInteger prefix, int length, int host) {

        boolean holds(byte[] address) {
            return Byte.SIZE * address.length == length
                    && new BigInteger(1, address).shiftRight(host).equals(prefix);
        }
    }

    private final List<Network> networks;

    /// @param written such as `127.0.0.0/8` or `::1/128`
    Networks(List<String> written) {
        networks = written.stream().map(String::strip).map(Networks::network).toList();
    }

    /// Whether a literal address lies in one of the networks. A name lies in none.
    boolean hold(String address) {
        if (!address.matches("[0-9a-fA-F:.%]+")) {
            return false;
        }
        var other = address(address.replaceFirst("%.*", ""));
        return networks.stream().anyMatch(network -> network.holds(other));
    }

    private static Network network(String written) {
        int slash = written.indexOf('/');
        if (slash < 1 || !written.substring(0, slash).matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException(
                    "PLENARY_MEDIA_NETWORKS takes networks like 127.0.0.0/8, not " + written);
        }
        var address = address(written.substring(0, slash));
        int length = Byte.SIZE * address.length;
        int host = length - Integer.parseInt(written.substring(slash + 1));
        return new Network(new BigInteger(1, address).shiftRight(host), length, host);
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException("Not an address: " + literal, unreadable);
        }
    }
}
