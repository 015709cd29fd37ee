/// How a measurement is made, whatever is measured.
///
/// What is sent is sent when its time has come ([org.plenary.bench.harness.Schedule],
/// [org.plenary.bench.harness.Pace]), whether or not the system has answered what went before, and every time is
/// measured from when a thing was due. So a system that stalls is told of its stall, by everything that was due
/// meanwhile.
///
/// The sides that are compared take turns within one run ([org.plenary.bench.harness.Rounds]), each round in another
/// order, so that a machine that grows slower is slower for all of them. What a page tells are the medians of the
/// rounds, with the least and the most ([org.plenary.bench.harness.Spread]).
///
/// What always holds: a round in which the generator itself was the bottleneck counts for no side
/// ([org.plenary.bench.harness.Bounds]); figures of a run that has too few rounds are printed as what they are, a
/// smoke test.
@NullMarked
package org.plenary.bench.harness;

import org.jspecify.annotations.NullMarked;
