package org.plenary.platform.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals texts with AES-256-GCM. What is sealed is 12 bytes drawn by chance, then the text in UTF-8, encrypted, then 16
/// bytes by which any change is found. The key follows from a secret and what it is used for (HKDF-SHA256, RFC 5869).
///
/// Random nonces hold for 2³² texts with one key (NIST SP 800-38D), far more than a conference has.
public final class Seal {

    /// A text cannot be opened: it was changed, is about something else, or was sealed with another secret.
    public static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Broken(Throwable cause) {
            super("What was sealed does not open", cause);
        }
    }

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    /// @param secret as hard to guess as a key: 32 bytes by chance, in any form
    /// @param purpose what is sealed with it; nothing sealed for one purpose opens for another
    public Seal(String secret, String purpose) {
        try {
            this.key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract().addIKM(bytes(secret)).thenExpand(bytes(purpose), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HKDF-SHA256", impossible);
        }
    }

    /// Seals a text; the same one looks different each time.
    ///
    /// @param about what it is about, such as an id; it is needed to open it, and is not in what is sealed
    public byte[] seal(String text, String about) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(bytes(text));
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no AES-256-GCM", impossible);
        }
    }

    /// The text that was sealed.
    ///
    /// @throws Broken when it was not sealed like this
    public String open(byte[] sealed, String about) {
        try {
            var encrypted = Arrays.copyOfRange(sealed, Math.min(NONCE_BYTES, sealed.length), sealed.length);
            var text = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), about)
                    .doFinal(encrypted);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException changed) {
            throw new Broken(changed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no AES-256-GCM", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(bytes(about));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
