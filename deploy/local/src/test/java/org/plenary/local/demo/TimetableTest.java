package org.plenary.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T00:03:00Z",
                "2026-11-22T10:59:59Z",
                "2026-11-22T23:59:00Z",
                "2026-03-29T01:10:00Z",
                "2026-10-25T00:40:00Z",
            })
    void theChosenSessionIsUnderWayAtAnyHour(Instant now) {
        var start = Timetable.underWay(now, LocalTime.of(11, 0), LONDON).start(1, LocalTime.of(11, 0));
        assertThat(start.toInstant()).isBetween(now.minusSeconds(31 * 60), now.minusSeconds(24 * 60));
        assertThat(start.getMinute() % 5).isZero();
    }

    @Test
    void theOthersKeepTheirDistance() {
        var timetable = Timetable.underWay(Instant.parse("2026-11-22T18:31:00Z"), LocalTime.of(11, 0), LONDON);
        assertThat(timetable.firstDay()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(timetable.start(1, LocalTime.of(11, 0)).toLocalTime()).isEqualTo(LocalTime.of(18, 5));
        assertThat(timetable.start(1, LocalTime.of(9, 30)).toLocalTime()).isEqualTo(LocalTime.of(16, 35));
        assertThat(timetable.start(2, LocalTime.of(9, 30)).toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void theDatesOf2011CanStay() {
        var timetable = Timetable.asDated(LocalDate.of(2011, 11, 1), LONDON);
        assertThat(timetable.start(2, LocalTime.of(9, 30))).isEqualTo("2011-11-02T09:30:00Z[Europe/London]");
    }
}
