package org.plenary.local.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Path file;

    SecretsTest(@TempDir Path folder) {
        this.file = folder.resolve("secrets");
    }

    @Test
    void aSecretStaysTheSameInItsFolder() {
        var first = Secrets.in(file).get("STREAM_SECRET");

        assertEquals(first, Secrets.in(file).get("STREAM_SECRET"));
        assertTrue(first.matches("[0-9a-f]{64}"));
    }

    @Test
    void eachSecretIsAnother() {
        var secrets = Secrets.in(file);

        assertNotEquals(secrets.get("STREAM_SECRET"), secrets.get("COOKIE_SECRET"));
    }

    @Test
    void aSigningKeyIsOneAndStaysTheSame() throws Exception {
        var key = Secrets.in(file).signingKey("ANNEX_KEY");

        assertEquals(key, Secrets.in(file).signingKey("ANNEX_KEY"));
        var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
        assertEquals(
                "PKCS#8",
                KeyFactory.getInstance("Ed25519").generatePrivate(encoded).getFormat());
    }

    @Test
    void onlyTheOwnerCanReadThem() throws Exception {
        Secrets.in(file).get("STREAM_SECRET");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
