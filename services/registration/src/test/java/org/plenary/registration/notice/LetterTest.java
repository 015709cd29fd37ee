package org.plenary.registration.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {

    private static final Letter.Occasion OCCASION =
            new Letter.Occasion("Ana", "delegate", "The A of it", "http://here/c/a");

    @ParameterizedTest
    @EnumSource(Notice.class)
    void everyNoticeHasAMailWithItsSubjectAndTheWayToThePage(Notice notice) {
        var letter = Letter.of(notice, notice == Notice.WAITLISTED ? 7 : null, OCCASION);
        assertThat(letter.subject()).endsWith(": The A of it");
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
}
