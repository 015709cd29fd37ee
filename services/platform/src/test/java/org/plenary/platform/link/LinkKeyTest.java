package org.plenary.platform.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkKeyTest {

    private static final UUID ID = UUID.randomUUID();

    private final LinkKey key = new LinkKey("for tests, and for nothing else");

    @Test
    void aSecretNamesItsIdAndFitsNothingElse() {
        var secret = key.secret(ID, "door " + ID);
        assertThat(secret).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(key.id(secret)).contains(ID);
        assertThat(key.fits(secret, "door " + ID)).isTrue();
        assertThat(key.fits(secret, "window " + ID)).isFalse();
        assertThat(new LinkKey("another key").fits(secret, "door " + ID)).isFalse();
    }

    @Test
    void aSecretIsSpelledInOneWayOnly() {
        var secret = key.secret(ID, "door");
        int last = "AEIMQUYcgkosw048".indexOf(secret.charAt(42));
        assertThat(last).as("the last character has two bits to spare").isNotNegative();
        var same = secret.substring(0, 42) + "BFJNRVZdhlptx159".charAt(last);
        assertThat(Base64.getUrlDecoder().decode(same))
                .isEqualTo(Base64.getUrlDecoder().decode(secret));
        assertThat(key.id(same)).isEmpty();
        assertThat(key.id(secret + "=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "é", "a b", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoSecretNamesNothing(String text) {
        assertThat(key.id(text)).isEmpty();
        assertThat(key.id(text + "A".repeat(1_000))).isEmpty();
    }
}
