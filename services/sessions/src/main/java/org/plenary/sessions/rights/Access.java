package org.plenary.sessions.rights;

import java.util.Arrays;
import java.util.Optional;

/// Who may know of a conference, and who may watch it.
public enum Access {
    /// Everyone watches, participants act.
    OPEN("open"),
    /// The programme is public, only participants watch.
    REGISTRATION("registration"),
    /// Only participants know of it.
    INVITATION("invitation");

    private final String code;

    Access(String code) {
        this.code = code;
    }

    /// The word that stands in JSON and in the database.
    public String code() {
        return code;
    }

    public static Access of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No access is called " + code));
    }

    public static Optional<Access> find(String code) {
        return Arrays.stream(values())
                .filter(access -> access.code.equals(code))
                .findFirst();
    }
}
