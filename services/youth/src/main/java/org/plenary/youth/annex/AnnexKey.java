package org.plenary.youth.annex;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The key that annexes are signed with. A setting that is no such key ends the start.
@Singleton
@Startup
class AnnexKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int PEM_LINE = 64;

    private final EdECPrivateKey key;
    private final PublicKey published;

    AnnexKey(AnnexConfig config) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(config.key()));
            this.key = (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
            this.published = publicOf(key);
            requireFits();
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            // Without the cause: it might quote the key.
            throw new IllegalStateException("PLENARY_ANNEX_KEY is no Ed25519 key (PKCS #8 in base64)");
        }
    }

    /// The 64 bytes of the signature; the same text has the same always.
    byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java signed before", impossible);
        }
    }

    /// The public key as programs read it from a file.
    String pem() {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(published.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    /// The public key of a private one. Java computes it for new pairs alone; so it is given, as the chance of a new
    /// pair, the 32 bytes that the private key is.
    private static PublicKey publicOf(EdECPrivateKey key) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(
                NamedParameterSpec.ED25519, new Drawn(key.getBytes().orElseThrow()));
        return generator.generateKeyPair().getPublic();
    }

    /// That is how Java does it today, and not promised.
    private void requireFits() throws GeneralSecurityException {
        var text = "fits".getBytes(StandardCharsets.US_ASCII);
        var signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(published);
        signature.update(text);
        if (!signature.verify(sign(text))) {
            throw new IllegalStateException("This Java makes another public key of PLENARY_ANNEX_KEY");
        }
    }

    /// A chance that was drawn before.
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Drawn(byte[] bytes) {
            super(null, null);
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
