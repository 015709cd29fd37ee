package org.plenary.registration.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {

    private static final Letter.Occasion OCCASION =
            new Letter.Occasion("ana@example.org", "Ana", "delegate", "A\r\nBcc: all@example.org", "http://here/c/a");

    @ParameterizedTest
    @EnumSource(Notice.class)
    void everyNoticeHasAMailWithOneLineOfSubjectAndTheWayToThePage(Notice notice) {
        var letter = Letter.of(notice, notice == Notice.WAITLISTED ? 7 : null, OCCASION);
        assertThat(letter.to()).isEqualTo("ana@example.org");
        assertThat(letter.subject()).doesNotContain("\r", "\n").endsWith("A Bcc: all@example.org");
        assertThat(letter.text()).contains("Dear Ana,", "http://here/c/a");
    }

    @Test
    void whoWaitsIsToldTheirNumber() {
        assertThat(Letter.of(Notice.WAITLISTED, 7, OCCASION).text()).contains("number 7 on the waiting list");
    }

    @ParameterizedTest
    @EnumSource(Notice.class)
    void noticesComeBackFromTheirWord(Notice notice) {
        assertThat(Notice.of(notice.word())).isEqualTo(notice);
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "10, PT42M40S", "11, PT1H", "32, PT1H"})
    void aMailThatIsNotTakenRestsLongerEachTimeUpToAnHour(int attempt, Duration rest) {
        assertThat(new Usual().rest(attempt)).isEqualTo(rest);
    }

    private static final class Usual implements NoticeConfig {

        @Override
        public String publicUrl() {
            return "http://here";
        }

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
