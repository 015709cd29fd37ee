package org.plenary.sessions.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What sort of event a session is.
public enum Kind {
    PLENARY("plenary"),
    PANEL("panel"),
    WORKSHOP("workshop"),
    FORUM("forum"),
    DYNAMIC_COALITION("dynamicCoalition"),
    BREAKOUT("breakout"),
    ROUNDTABLE("roundtable"),
    TALK("talk"),
    OTHER("other");

    /// How schedules begin the name of a type, in small letters, and what it means. The first that fits counts.
    private static final List<Map.Entry<String, Kind>> TYPES = List.of(
            Map.entry("plenary", PLENARY),
            Map.entry("keynote", PLENARY),
            Map.entry("panel", PANEL),
            Map.entry("podium", PANEL),
            Map.entry("workshop", WORKSHOP),
            Map.entry("forum", FORUM),
            Map.entry("dynamic coalition", DYNAMIC_COALITION),
            Map.entry("dynamiccoalition", DYNAMIC_COALITION),
            Map.entry("breakout", BREAKOUT),
            Map.entry("roundtable", ROUNDTABLE),
            Map.entry("round table", ROUNDTABLE),
            Map.entry("talk", TALK),
            Map.entry("lecture", TALK),
            Map.entry("lightning", TALK));

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    /// The word that stands in JSON and in the database.
    public String code() {
        return code;
    }

    public static Kind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind is called " + code));
    }

    /// What a schedule's type means; empty when the schedule says nothing.
    public static Optional<Kind> ofType(String type) {
        var name = type.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TYPES.stream()
                .filter(known -> name.startsWith(known.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(OTHER));
    }
}
