package org.plenary.youth.annex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// One published version.
///
/// @param text what was signed
/// @param signature of its bytes
record Annex(UUID conference, int version, String text, byte[] signature) {

    /// What was signed.
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The SHA-256 of what was signed, 32 bytes.
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
