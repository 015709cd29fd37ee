package org.plenary.youth.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final UUID ID = UUID.randomUUID();

    private final Keys keys = new Keys(new Known("for tests, and for nothing else"));

    private record Known(String secret) implements LinkConfig {

        @Override
        public String publicUrl() {
            return "http://here";
        }

        @Override
        public Duration codeHolds() {
            return Duration.ofMinutes(30);
        }

        @Override
        public int wrongMost() {
            return 5;
        }

        @Override
        public Duration codeRest() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int codesADay() {
            return 10;
        }
    }

    @Test
    void aSecretNamesItsIdAndFitsNothingElse() {
        var secret = keys.secret(LinkPurpose.GUARDIAN, ID, 1);
        assertThat(keys.id(secret)).contains(ID);
        assertThat(keys.fits(secret, LinkPurpose.GUARDIAN, ID, 1)).isTrue();
        assertThat(keys.fits(secret, LinkPurpose.GUARDIAN, ID, 2)).isFalse();
        assertThat(keys.fits(secret, LinkPurpose.CONFIRMATION, ID, 1)).isFalse();
        assertThat(keys.fits(secret, LinkPurpose.GUARDIAN, UUID.randomUUID(), 1))
                .isFalse();
        assertThat(new Keys(new Known("another key")).fits(secret, LinkPurpose.GUARDIAN, ID, 1))
                .isFalse();
    }

    @Test
    void aCodeHasSixDigitsAndTheNextIsAnother() {
        for (int number = 1; number < 200; number++) {
            assertThat(keys.code(LinkPurpose.GUARDIAN, ID, 1, number)).matches("\\d{6}");
        }
        assertThat(keys.code(LinkPurpose.GUARDIAN, ID, 1, 1)).isNotEqualTo(keys.code(LinkPurpose.GUARDIAN, ID, 1, 2));
    }
}
