package org.plenary.youth.admission;

/// An age band. With the pseudonym, the only thing about a minor that others may learn.
public enum Band {
    YOUNGER("13-15"),
    OLDER("16-17");

    private static final int OLDER_FROM = 16;

    private final String word;

    Band(String word) {
        this.word = word;
    }

    /// The band of somebody's youngest possible age.
    static Band of(Age age) {
        return age.youngest() >= OLDER_FROM ? OLDER : YOUNGER;
    }

    /// As JSON, tables and contracts have it.
    public String word() {
        return word;
    }
}
