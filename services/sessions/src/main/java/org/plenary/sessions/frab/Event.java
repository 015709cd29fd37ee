package org.plenary.sessions.frab;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of a schedule, understood.
///
/// @param line where it begins in its file
/// @param guid its own, or made from the conference and the event's id
/// @param day the conference day it belongs to
/// @param track empty when it is in none
/// @param type empty when the file says nothing
/// @param summary the abstract
public record Event(
        int line,
        UUID guid,
        String title,
        @Nullable String subtitle,
        String track,
        String type,
        String room,
        Instant startsAt,
        Instant endsAt,
        LocalDate day,
        @Nullable String language,
        @Nullable String summary,
        @Nullable String description,
        List<String> persons) {

    public Event {
        persons = List.copyOf(persons);
    }
}
