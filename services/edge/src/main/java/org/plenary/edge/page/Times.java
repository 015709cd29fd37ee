package org.plenary.edge.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times in words, in the hall's own zone: the page's script shows the reader's.
///
/// @param zone of the hall
record Times(ZoneId zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    /// @param zone an IANA name; anything else is UTC
    static Times in(@Nullable String zone) {
        try {
            return new Times(ZoneId.of(zone == null ? "UTC" : zone));
        } catch (DateTimeException unknown) {
            return new Times(ZoneId.of("UTC"));
        }
    }

    /// Such as "Friday, 11 November 2011".
    String day(String instant) {
        return Instant.parse(instant).atZone(zone).format(DAY);
    }

    /// Such as "09:30 to 11:00".
    String span(String from, String to) {
        return "%s to %s"
                .formatted(
                        Instant.parse(from).atZone(zone).format(TIME),
                        Instant.parse(to).atZone(zone).format(TIME));
    }

    /// The days of a conference, such as "1 November 2011 to 2 November 2011".
    static String dates(String startsOn, String endsOn) {
        var day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
        var first = LocalDate.parse(startsOn).format(day);
        return startsOn.equals(endsOn)
                ? first
                : first + " to " + LocalDate.parse(endsOn).format(day);
    }
}
