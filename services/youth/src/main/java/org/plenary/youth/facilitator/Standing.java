package org.plenary.youth.facilitator;

/// How far somebody has come with what the lead records.
enum Standing {
    NOT_APPLIED("notApplied"),
    /// Vetting or training is not recorded yet.
    APPLIED("applied"),
    /// Both are recorded, and the vetting holds.
    CLEARED("cleared"),
    /// The vetting has run out.
    EXPIRED("expired");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    /// As JSON has it.
    String word() {
        return word;
    }
}
