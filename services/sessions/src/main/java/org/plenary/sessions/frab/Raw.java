package org.plenary.sessions.frab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event as a file has it, before it is understood.
///
/// @param line where it begins
/// @param day the day it stands under
/// @param room the room it stands under; empty when it stands directly under a day
/// @param texts its fields by name; attributes count as fields
/// @param persons names of those who contribute
record Raw(int line, RawDay day, String room, Map<String, String> texts, List<String> persons) {

    /// The day of a file.
    ///
    /// @param date `yyyy-mm-dd`
    /// @param start when it begins, as a date-time; null when the file does not say
    record RawDay(int line, String date, @Nullable String start) {}

    /// What a file says about all its events.
    ///
    /// @param timeZone an IANA name; null when the file does not say
    /// @param dayChange the time of day before which an event belongs to the day before; null when it does not say
    record RawConference(
            @Nullable String timeZone, @Nullable String dayChange) {

        static final RawConference SILENT = new RawConference(null, null);
    }

    /// A field without the blanks around it; empty when there is none.
    String text(String name) {
        return texts.getOrDefault(name, "").strip();
    }
}
