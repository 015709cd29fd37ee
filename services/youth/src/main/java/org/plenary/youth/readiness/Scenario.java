package org.plenary.youth.readiness;

import java.util.List;

/// A situation, and what one might do.
public record Scenario(String situation, List<Option> options) {

    /// One thing to do.
    ///
    /// @param fits whether it is a good thing to do
    /// @param feedback why it is, or is not
    public record Option(String text, boolean fits, String feedback) {}

    public Scenario {
        options = List.copyOf(options);
    }
}
