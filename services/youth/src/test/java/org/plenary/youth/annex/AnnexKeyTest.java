package org.plenary.youth.annex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnexKeyTest {

    private static final byte[] TEXT = "What was said".getBytes(StandardCharsets.UTF_8);

    private record Known(String key) implements AnnexConfig {}

    @Test
    void whatIsPublishedFitsWhatSigns() throws GeneralSecurityException {
        var pair = pair("Ed25519");
        var key = new AnnexKey(new Known(text(pair)));

        var lines = key.pem().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("-----BEGIN PUBLIC KEY-----");
        assertThat(lines.getLast()).isEqualTo("-----END PUBLIC KEY-----");
        var published = Base64.getDecoder().decode(lines.get(1));
        assertThat(published).isEqualTo(pair.getPublic().getEncoded());

        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(published)));
        signature.update(TEXT);
        assertThat(signature.verify(key.sign(TEXT))).isTrue();
        assertThat(key.sign(TEXT)).isEqualTo(key.sign(TEXT)).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "bm8ga2V5"})
    void whatIsNoKeyEndsTheStart(String key) {
        assertThatThrownBy(() -> new AnnexKey(new Known(key)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PLENARY_ANNEX_KEY");
    }

    @Test
    void aKeyOfAnotherKindEndsTheStartWithoutBeingTold() throws GeneralSecurityException {
        var key = text(pair("X25519"));
        assertThatThrownBy(() -> new AnnexKey(new Known(key)))
                .hasMessageContaining("PLENARY_ANNEX_KEY")
                .hasMessageNotContaining(key)
                .hasNoCause();
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static String text(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }
}
