package org.plenary.qna.question;

/// Why a question is kept off the board or put in other words, or its asker blocked: what a moderator
/// decided by, and told its asker.
///
/// @param rule the word of a rule: `offTopic`, `duplicate`, `abusive`, `personalData`, `notAQuestion`,
///     `unclear`, `tooLong`, `flooding` or `other`
/// @param reason the facts, in the moderator's words
public record Grounds(String rule, String reason) {

    /// For which a question is merged into another.
    static final Grounds SAME = new Grounds("duplicate", "It asks the same as another question.");

    /// What the rule is there for, which figures are summed up by.
    ///
    /// @return `relevance`, `conduct`, `clarity`, `privacy` or `other`
    public String reasonCode() {
        return switch (rule) {
            case "offTopic", "duplicate", "notAQuestion" -> "relevance";
            case "abusive", "flooding" -> "conduct";
            case "unclear", "tooLong" -> "clarity";
            case "personalData" -> "privacy";
            default -> "other";
        };
    }
}
