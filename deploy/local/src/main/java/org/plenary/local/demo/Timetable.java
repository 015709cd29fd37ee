package org.plenary.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// When the demo's sessions take place.
///
/// @param firstDay the conference's first day
/// @param shift added to every time of day on the programme
/// @param zone the hall's
record Timetable(LocalDate firstDay, Duration shift, ZoneId zone) {

    /// How long ago the session that is on began: long enough for questions to have come in.
    private static final Duration UNDER_WAY = Duration.ofMinutes(25);

    private static final int ROUNDED_TO_MINUTES = 5;

    /// The days and hours of the conference as it was held.
    static Timetable asDated(LocalDate firstDay, ZoneId zone) {
        return new Timetable(firstDay, Duration.ZERO, zone);
    }

    /// The first day laid on today, so that a session of that day is under way now.
    ///
    /// @param start when that session begins on the programme
    static Timetable underWay(Instant now, LocalTime start, ZoneId zone) {
        var here = now.atZone(zone);
        var began = here.minus(UNDER_WAY).truncatedTo(ChronoUnit.MINUTES);
        began = began.minusMinutes(began.getMinute() % ROUNDED_TO_MINUTES);
        var planned = here.toLocalDate().atTime(start).atZone(zone);
        return new Timetable(here.toLocalDate(), Duration.between(planned, began), zone);
    }

    /// When a session begins.
    ///
    /// @param day of the conference, from 1
    ZonedDateTime start(int day, LocalTime time) {
        return firstDay.plusDays(day - 1L).atTime(time).atZone(zone).plus(shift);
    }

    LocalDate day(int day) {
        return firstDay.plusDays(day - 1L);
    }
}
