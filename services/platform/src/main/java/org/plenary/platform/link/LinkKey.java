package org.plenary.platform.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes secrets and knows its own again. A secret is the base64url (RFC 4648, 5) of 16 bytes of id and 16 bytes of
/// HMAC-SHA256, 43 characters.
public final class LinkKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_LENGTH = 16;
    private static final int MAC_LENGTH = 16;

    private final SecretKeySpec key;

    /// @param secret of any length but none; who knows it can make every link
    public LinkKey(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /// @param meaning what the secret stands for, the id in it; it fits nothing else
    public String secret(UUID id, String meaning) {
        return spelled(ByteBuffer.allocate(ID_LENGTH + MAC_LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(mac(meaning), 0, MAC_LENGTH)
                .array());
    }

    /// The id that a text names, if it has the form of a secret; whether it is one, [#fits] tells.
    public Optional<UUID> id(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            // The last character has bits to spare, and a decoder takes padding: one spelling is the secret.
            if (bytes.length != ID_LENGTH + MAC_LENGTH || !spelled(bytes).equals(text)) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// Whether a text that [#id] found an id in is the secret for that meaning.
    public boolean fits(String text, String meaning) {
        var given = Base64.getUrlDecoder().decode(text);
        return MessageDigest.isEqual(
                Arrays.copyOf(mac(meaning), MAC_LENGTH), Arrays.copyOfRange(given, ID_LENGTH, given.length));
    }

    /// The HMAC-SHA256 of a text under this key.
    public byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static String spelled(byte[] secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
