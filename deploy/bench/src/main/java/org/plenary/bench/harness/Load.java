package org.plenary.bench.harness;

/// What a round asked of the generator itself.
///
/// @param lateMillis by how much it sent late, at the 99th percentile; 0 when it had nothing to send at set times
/// @param cores how much of a core it was busy with
public record Load(double lateMillis, double cores) {}
