package org.plenary.youth.breakout;

import org.plenary.youth.admission.Band;

/// What a room is for.
///
/// @param capacity for how many young people
/// @param minutes how long it is open
/// @param byChoice whether young people choose it themselves; otherwise they are assigned
public record Plan(String topic, Band band, int capacity, int minutes, boolean byChoice) {}
