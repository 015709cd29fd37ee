package org.plenary.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamKeysTest {

    private static final UUID STREAM = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final StreamKeys keys = new StreamKeys("a secret of the tests");

    @Test
    void aKeyHasTwentySixCharactersOfBase32() {
        assertThat(keys.key(STREAM, 1)).matches("[A-Z2-7]{26}");
    }

    @Test
    void aKeyIsTheSameAgainAndAnotherForEveryStreamGenerationAndSecret() {
        var key = keys.key(STREAM, 1);

        assertThat(keys.key(STREAM, 1)).isEqualTo(key);
        assertThat(keys.key(STREAM, 2)).isNotEqualTo(key);
        assertThat(keys.key(UUID.randomUUID(), 1)).isNotEqualTo(key);
        assertThat(new StreamKeys("another secret of tests").key(STREAM, 1)).isNotEqualTo(key);
    }

    @Test
    void base32IsThatOfRfc4648() {
        // The HMAC's first seventeen bytes, as python3's base64.b32encode writes them.
        assertThat(new StreamKeys("0123456789abcdef").key(STREAM, 1)).isEqualTo("ZRQF7QMSNP6BLRLLW6WZ7SFJX7");
    }

    @Test
    void onlyTheKeyOfTheGenerationIsRightAndNoneBeforeTheFirst() {
        assertThat(keys.isKey(keys.key(STREAM, 2), STREAM, 2)).isTrue();
        assertThat(keys.isKey(keys.key(STREAM, 1), STREAM, 2)).isFalse();
        assertThat(keys.isKey("", STREAM, 2)).isFalse();
        assertThat(keys.isKey(keys.key(STREAM, 0), STREAM, 0)).isFalse();
    }

    @Test
    void aShortSecretEndsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamKeys("short"))
                .withMessageContaining("PLENARY_STREAM_SECRET");
    }
}
