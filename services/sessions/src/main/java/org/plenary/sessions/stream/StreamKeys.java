package org.plenary.sessions.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Derives stream keys: base32 (RFC 4648) of an HMAC-SHA256 over stream and generation, 26 characters, 130 bits.
@Singleton
class StreamKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 26;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int SHORTEST_SECRET = 16;

    private final SecretKeySpec secret;

    @Inject
    StreamKeys(StreamConfig config) {
        this(config.secret());
    }

    StreamKeys(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "PLENARY_STREAM_SECRET needs at least %d characters".formatted(SHORTEST_SECRET));
        }
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// The key of a stream in one generation.
    String key(UUID stream, int generation) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return base32(mac.doFinal("%s:%d".formatted(stream, generation).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    /// Whether a key is that of the stream's generation, told in a time that says nothing about the key.
    boolean isKey(String candidate, UUID stream, int generation) {
        return generation > 0
                && MessageDigest.isEqual(
                        candidate.getBytes(StandardCharsets.UTF_8),
                        key(stream, generation).getBytes(StandardCharsets.UTF_8));
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder(LENGTH);
        int held = 0;
        int bits = 0;
        int next = 0;
        while (text.length() < LENGTH) {
            if (bits < BITS_PER_CHARACTER) {
                held = (held << Byte.SIZE) | (bytes[next++] & 0xff);
                bits += Byte.SIZE;
            }
            bits -= BITS_PER_CHARACTER;
            text.append(ALPHABET.charAt((held >> bits) & 0x1f));
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
