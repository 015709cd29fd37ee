package org.plenary.sessions.frab;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.plenary.sessions.frab.Raw.RawConference;

/// What a reader has found so far. The conference's facts may stand behind its events.
final class Collected {

    /// More events than any conference holds.
    private static final int MOST_EVENTS = 5_000;

    private final List<Raw> raws = new ArrayList<>();
    private RawConference about = RawConference.SILENT;

    void add(Raw raw) {
        if (raws.size() == MOST_EVENTS) {
            throw ScheduleFault.wrong(raw.line(), "there are more than %d events".formatted(MOST_EVENTS));
        }
        raws.add(raw);
    }

    void about(RawConference conference) {
        about = conference;
    }

    /// All events, understood; none twice, at least one.
    List<Event> events(UUID conference, ZoneId zone) {
        if (raws.isEmpty()) {
            throw ScheduleFault.wrong(1, "the schedule has no events");
        }
        var entry = new Entry(conference, zone, about);
        var lines = new HashMap<UUID, Integer>();
        var events = new ArrayList<Event>(raws.size());
        for (var raw : raws) {
            var event = entry.event(raw);
            var first = lines.putIfAbsent(event.guid(), event.line());
            if (first != null) {
                throw ScheduleFault.wrong(
                        event.line(), "an event stands here that already stands in line %d".formatted(first));
            }
            events.add(event);
        }
        return events;
    }
}
