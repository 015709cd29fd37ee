package org.plenary.bench.harness;

import java.util.Map;

/// What one side showed in one round.
///
/// @param figures by name
/// @param load of the generator meanwhile
public record Round(Map<String, Double> figures, Load load) {

    public Round {
        figures = Map.copyOf(figures);
    }

    /// @throws IllegalArgumentException when the side does not tell it
    public double figure(String name) {
        var value = figures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No figure " + name + " among " + figures.keySet());
        }
        return value;
    }
}
