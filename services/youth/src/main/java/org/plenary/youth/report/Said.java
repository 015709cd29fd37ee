package org.plenary.youth.report;

import org.jspecify.annotations.Nullable;

/// What was reported, as it was when the report came in.
///
/// @param text null when it was deleted before, its term being over
/// @param dissent of a conclusion
/// @param reason why it was not shown or put, as its author was told; null unless it was declined
/// @param appealReason why that was upheld on appeal, as its author was told; null unless it was
/// @param by who wrote it, as the others knew them; null when no name is known
public record Said(
        @Nullable String text,
        @Nullable String dissent,
        @Nullable String reason,
        @Nullable String appealReason,
        @Nullable String by) {

    /// Without what is personal.
    @Override
    public String toString() {
        return "Said";
    }
}
