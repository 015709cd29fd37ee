package org.plenary.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An authenticator app on somebody's telephone: the codes that Keycloak asks for as a second factor (RFC 6238, with
/// HMAC-SHA-1, six digits, thirty seconds).
///
/// @param secret as Keycloak stores it, and as the realm's file of local runs has it
public record AuthenticatorApp(String secret) {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS_BOUND = 1_000_000;

    /// The code that is shown at a time. Keycloak takes each code once.
    public String code(Instant now) {
        var counter = ByteBuffer.allocate(Long.BYTES)
                .putLong(now.getEpochSecond() / STEP_SECONDS)
                .array();
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var digest = mac.doFinal(counter);
            // The last half-byte says where the four bytes begin that count, without their sign (RFC 4226, 5.3).
            int number = ByteBuffer.wrap(digest).getInt(digest[digest.length - 1] & 0xf) & 0x7fffffff;
            return "%06d".formatted(number % DIGITS_BOUND);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
        }
    }
}
