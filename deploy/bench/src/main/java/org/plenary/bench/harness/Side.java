package org.plenary.bench.harness;

/// One of those that are compared.
public interface Side {

    String name();

    /// Brings it to the speed that it has when it has run for a while.
    void warmUp();

    /// Measures once.
    Round measure();
}
