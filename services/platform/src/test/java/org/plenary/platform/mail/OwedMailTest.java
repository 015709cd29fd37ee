package org.plenary.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwedMailTest {

    private static final OwedMail MAIL =
            new OwedMail(UUID.randomUUID(), 1, "ana@example.org", "You are in: A\r\nBcc: all@example.org", "Dear Ana,");

    @Test
    void aTitleWithLineBreaksMakesNoHeader() {
        assertThat(MAIL.subject()).isEqualTo("You are in: A Bcc: all@example.org");
    }

    @Test
    void aMailInALogTellsNothingOfAPerson() {
        assertThat(MAIL.toString()).contains(MAIL.id().toString()).doesNotContain("ana", "Ana", "Bcc");
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "10, PT42M40S", "11, PT1H", "32, PT1H"})
    void aMailThatIsNotTakenRestsLongerEachTimeUpToAnHour(int attempt, Duration rest) {
        assertThat(new Usual().rest(attempt)).isEqualTo(rest);
    }

    private static final class Usual implements MailConfig {

        @Override
        public int batch() {
            return 20;
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration sendTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration claim() {
            return Duration.ofMinutes(5);
        }

        @Override
        public int attempts() {
            return 32;
        }

        @Override
        public Duration firstRest() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestRest() {
            return Duration.ofHours(1);
        }
    }
}
