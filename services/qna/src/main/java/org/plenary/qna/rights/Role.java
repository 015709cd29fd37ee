package org.plenary.qna.rights;

/// What an organiser lets a person do.
public enum Role {
    CHAIR("chair"),
    MODERATOR("moderator"),
    PRODUCER("producer"),
    CAPTIONER("captioner"),
    FACILITATOR("facilitator"),
    SPEAKER("speaker"),
    ORGANISER("organiser");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
