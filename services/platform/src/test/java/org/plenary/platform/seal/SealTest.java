package org.plenary.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String TEXT = "I go to Riverside School – ask for Zoë 🦆";

    private final Seal seal = new Seal("a secret", "words");

    @Test
    void whatIsSealedOpensWithTheSameSecretForTheSameThing() {
        var sealed = seal.seal(TEXT, "contribution-1");
        assertThat(new Seal("a secret", "words").open(sealed, "contribution-1")).isEqualTo(TEXT);
        assertThat(seal.open(seal.seal("", "contribution-1"), "contribution-1")).isEmpty();
    }

    @Test
    void nothingOfTheTextIsSeenAndTheSameOneNeverLooksTheSame() {
        var sealed = seal.seal(TEXT, "contribution-1");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Riverside");
        assertThat(sealed).hasSize(12 + TEXT.getBytes(StandardCharsets.UTF_8).length + 16);
        assertThat(seal.seal(TEXT, "contribution-1")).isNotEqualTo(sealed);
    }

    @Test
    void whatWasChangedAnywhereDoesNotOpen() {
        var sealed = seal.seal(TEXT, "contribution-1");
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertBroken(seal, changed, "contribution-1");
        }
        for (int length = 0; length < sealed.length; length++) {
            assertBroken(seal, Arrays.copyOf(sealed, length), "contribution-1");
        }
        assertBroken(seal, Arrays.copyOf(sealed, sealed.length + 1), "contribution-1");
    }

    @Test
    void itOpensForNothingElseNotForAnotherPurposeAndNotWithAnotherSecret() {
        var sealed = seal.seal(TEXT, "contribution-1");
        assertBroken(seal, sealed, "contribution-2");
        assertBroken(new Seal("a secret", "answers"), sealed, "contribution-1");
        assertBroken(new Seal("another secret", "words"), sealed, "contribution-1");
    }

    private static void assertBroken(Seal seal, byte[] sealed, String about) {
        assertThatThrownBy(() -> seal.open(sealed, about)).isInstanceOf(Seal.Broken.class);
    }
}
