package org.plenary.sessions.frab;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.frab.Raw.RawConference;

/// Understands raw events: the same for both forms of a file.
///
/// @param conference whose events they are
/// @param zone in which its hall reads times, where the file does not say
/// @param about what the file says about all its events
record Entry(UUID conference, ZoneId zone, RawConference about) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,3}):([0-5]?\\d)(?::([0-5]?\\d))?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_PERSONS = 100;

    /// Understands one event.
    ///
    /// @throws ScheduleFault when it cannot be understood
    Event event(Raw raw) {
        var name = name(raw);
        var day = day(raw);
        var startsAt = startsAt(raw, name, day);
        var persons = raw.persons().stream()
                .map(PlainWords::line)
                .filter(person -> !person.isEmpty())
                .distinct()
                .toList();
        if (persons.size() > MOST_PERSONS) {
            throw wrong(raw, name, "has more than %d persons".formatted(MOST_PERSONS));
        }
        persons.forEach(person -> bounded(raw, name, "person", person, LONGEST_NAME));
        var title = bounded(raw, name, "title", PlainWords.line(raw.text("title")), LONGEST_TITLE);
        if (title.isEmpty()) {
            throw wrong(raw, name, "has no title");
        }
        var room = PlainWords.line(raw.text("room"));
        return new Event(
                raw.line(),
                Guids.of(raw.text("guid"), raw.text("id").isEmpty() ? raw.text("code") : raw.text("id"), conference),
                title,
                orNull(bounded(raw, name, "subtitle", PlainWords.line(raw.text("subtitle")), LONGEST_TITLE)),
                bounded(raw, name, "track", PlainWords.line(raw.text("track")), LONGEST_NAME),
                PlainWords.line(raw.text("type")),
                bounded(raw, name, "room", room.isEmpty() ? PlainWords.line(raw.room()) : room, LONGEST_NAME),
                startsAt,
                endsAt(raw, name, startsAt),
                day,
                LANGUAGE.matcher(raw.text("language")).matches() ? raw.text("language") : null,
                orNull(bounded(raw, name, "abstract", PlainWords.paragraphs(raw.text("abstract")), LONGEST_TEXT)),
                orNull(bounded(raw, name, "description", PlainWords.paragraphs(raw.text("description")), LONGEST_TEXT)),
                persons);
    }

    private static String name(Raw raw) {
        for (var field : new String[] {"guid", "id", "code"}) {
            if (!raw.text(field).isEmpty()) {
                return "event " + PlainWords.line(raw.text(field));
            }
        }
        throw ScheduleFault.wrong(raw.line(), "an event has neither guid nor id");
    }

    private static LocalDate day(Raw raw) {
        var date = raw.day().date().strip();
        return read(
                raw.day().line(),
                "a day has the date “%s”".formatted(shortened(date)),
                () -> LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date));
    }

    /// A date with a time says it all. Else the day it stands under and its start do: what starts before the day does
    /// belongs to the night after.
    private Instant startsAt(Raw raw, String name, LocalDate day) {
        var date = raw.text("date");
        if (date.length() > 10) {
            return read(raw.line(), "%s has the date “%s”".formatted(name, shortened(date)), () -> moment(date));
        }
        var start = raw.text("start");
        if (start.length() > 8) {
            return read(raw.line(), "%s has the start “%s”".formatted(name, shortened(start)), () -> moment(start));
        }
        var time = read(raw.line(), "%s has the start “%s”".formatted(name, shortened(start)), () -> time(start));
        var begins = dayBegins(raw);
        var on = begins != null && time.isBefore(begins) ? day.plusDays(1) : day;
        return on.atTime(time).atZone(hall(raw)).toInstant();
    }

    private @Nullable LocalTime dayBegins(Raw raw) {
        var start = raw.day().start();
        if (start != null && start.strip().length() > 10) {
            var text = start.strip();
            return read(raw.day().line(), "a day has the start “%s”".formatted(shortened(text)), () -> moment(text)
                    .atZone(hall(raw))
                    .toLocalTime());
        }
        var change = about.dayChange();
        if (change == null || change.isBlank()) {
            return null;
        }
        return read(
                raw.day().line(), "the day changes at “%s”".formatted(shortened(change)), () -> time(change.strip()));
    }

    private Instant endsAt(Raw raw, String name, Instant startsAt) {
        var duration = raw.text("duration");
        if (!duration.isEmpty()) {
            return startsAt.plus(read(
                    raw.line(),
                    "%s has the duration “%s”".formatted(name, shortened(duration)),
                    () -> duration(duration)));
        }
        var end = raw.text("end");
        if (end.length() > 10) {
            var endsAt = read(raw.line(), "%s has the end “%s”".formatted(name, shortened(end)), () -> moment(end));
            if (!endsAt.isBefore(startsAt)) {
                return endsAt;
            }
            throw wrong(raw, name, "ends before it starts");
        }
        throw wrong(raw, name, "has no duration");
    }

    private Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException withoutOffset) {
            return LocalDateTime.parse(text).atZone(zone).toInstant().truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private ZoneId hall(Raw raw) {
        var named = about.timeZone();
        if (named == null || named.isBlank()) {
            return zone;
        }
        return read(raw.line(), "the time zone is “%s”".formatted(shortened(named)), () -> ZoneId.of(named.strip()));
    }

    private static LocalTime time(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw new DateTimeException("No time of day");
        }
        return LocalTime.of(
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                time.group(3) == null ? 0 : Integer.parseInt(time.group(3)));
    }

    private static Duration duration(String text) {
        var duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new DateTimeException("No duration");
        }
        return Duration.ofHours(Long.parseLong(duration.group(1)))
                .plusMinutes(Long.parseLong(duration.group(2)))
                .plusSeconds(duration.group(3) == null ? 0 : Long.parseLong(duration.group(3)));
    }

    private static <T> T read(int line, String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DateTimeException unreadable) {
            throw ScheduleFault.wrong(line, what + ", which cannot be read");
        }
    }

    private static String bounded(Raw raw, String name, String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw wrong(raw, name, "has a %s of more than %d characters".formatted(field, longest));
        }
        return text;
    }

    private static ScheduleFault wrong(Raw raw, String name, String what) {
        return ScheduleFault.wrong(raw.line(), name + " " + what);
    }

    private static String shortened(String text) {
        var line = PlainWords.line(text);
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
