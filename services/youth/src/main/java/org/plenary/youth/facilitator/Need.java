package org.plenary.youth.facilitator;

/// What somebody with the role needs to facilitate, in the order in which its lack is told.
enum Need {
    SECOND_FACTOR("secondFactor", "Confirm with your second factor first."),
    VETTING("vetting", "Your vetting is not recorded here, or it has run out. Ask the safeguarding lead."),
    TRAINING("training", "Your training is not recorded here. Ask the safeguarding lead.");

    private final String word;
    private final String advice;

    Need(String word, String advice) {
        this.word = word;
        this.advice = advice;
    }

    /// As JSON has it.
    String word() {
        return word;
    }

    /// The code of the refusal of who lacks it.
    String code() {
        return word + "Needed";
    }

    /// What to do for who lacks it.
    String advice() {
        return advice;
    }
}
