package org.plenary.sessions.conference;

import java.util.Arrays;

/// Whether it may be known who said something.
public enum Attribution {
    ON_THE_RECORD("onTheRecord"),
    /// What was said may be used, who said it may not be known.
    CHATHAM_HOUSE("chathamHouse");

    private final String code;

    Attribution(String code) {
        this.code = code;
    }

    /// The word that stands in JSON and in the database.
    public String code() {
        return code;
    }

    public static Attribution of(String code) {
        return Arrays.stream(values())
                .filter(attribution -> attribution.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No rule of attribution is called " + code));
    }
}
