package org.plenary.youth.link;

import jakarta.inject.Singleton;
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

/// Makes secrets and codes. A secret is the base64url of 16 bytes of id and 16 bytes of HMAC-SHA256, 43 characters.
@Singleton
class Keys {

    private static final int ID_LENGTH = 16;
    private static final int MAC_LENGTH = 16;
    private static final int CODES = 1_000_000;

    private final SecretKeySpec key;

    Keys(LinkConfig config) {
        this.key = new SecretKeySpec(config.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String secret(LinkPurpose purpose, UUID id, int generation) {
        var mac = mac("link", purpose, id, generation, 0);
        return spelled(ByteBuffer.allocate(ID_LENGTH + MAC_LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(mac, 0, MAC_LENGTH)
                .array());
    }

    /// The id that a text names, if it has the form of a secret; whether it is one, [#fits] tells.
    Optional<UUID> id(String text) {
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

    private static String spelled(byte[] secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /// Whether a text that names this id is its secret.
    boolean fits(String text, LinkPurpose purpose, UUID id, int generation) {
        var given = Base64.getUrlDecoder().decode(text);
        var mac = Arrays.copyOf(mac("link", purpose, id, generation, 0), MAC_LENGTH);
        return MessageDigest.isEqual(mac, Arrays.copyOfRange(given, ID_LENGTH, given.length));
    }

    /// The code of that number, six digits.
    String code(LinkPurpose purpose, UUID id, int generation, int number) {
        long drawn =
                ByteBuffer.wrap(mac("code", purpose, id, generation, number)).getLong();
        return "%06d".formatted(Math.floorMod(drawn, CODES));
    }

    /// What stands for a person at a conference where their account must not: nobody without the key finds who it is.
    byte[] trace(UUID conference, UUID subject) {
        return mac("trace %s %s".formatted(conference, subject));
    }

    private byte[] mac(String use, LinkPurpose purpose, UUID id, int generation, int number) {
        return mac("%s %s %s %d %d".formatted(use, purpose.word(), id, generation, number));
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}
