package org.plenary.qna.mastodon;

import java.util.Optional;

/// Puts a stream's lines together to events, as the HTML standard says of `text/event-stream`.
final class EventLines {

    /// @param name such as `update`
    record Event(String name, String data) {}

    private final StringBuilder data = new StringBuilder();
    private final int longest;
    private String name = "";

    /// @param longest how many characters an event may have; what is longer is left out
    EventLines(int longest) {
        this.longest = longest;
    }

    /// Takes the next line; an empty one ends an event.
    Optional<Event> line(String line) {
        if (line.isEmpty()) {
            var event = new Event(name, data.toString());
            boolean whole = !data.isEmpty() && data.length() <= longest;
            name = "";
            data.setLength(0);
            return whole ? Optional.of(event) : Optional.empty();
        }
        int colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        var value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "event" -> name = value;
            case "data" -> {
                if (data.length() <= longest) {
                    data.append(data.isEmpty() ? "" : "\n").append(value);
                }
            }
            default -> {
                // A sign of life, or nothing that we need.
            }
        }
        return Optional.empty();
    }
}
