package org.plenary.sessions.frab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/// The lasting names of events.
final class Guids {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int VERSION = 0x50;
    private static final int VARIANT = 0x80;

    private Guids() {}

    /// What an event is called: its guid where that is one, else the name that its conference and whatever it is called
    /// by give.
    static UUID of(String guid, String otherwise, UUID conference) {
        if (CANONICAL.matcher(guid).matches()) {
            return UUID.fromString(guid);
        }
        return named(conference, guid.isEmpty() ? otherwise : guid);
    }

    /// UUID version 5 (RFC 9562, 5.5).
    static UUID named(UUID namespace, String name) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits());
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(bytes.array());
            var hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
            hash[6] = (byte) ((hash[6] & 0x0f) | VERSION);
            hash[8] = (byte) ((hash[8] & 0x3f) | VARIANT);
            var halves = ByteBuffer.wrap(hash);
            return new UUID(halves.getLong(), halves.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
