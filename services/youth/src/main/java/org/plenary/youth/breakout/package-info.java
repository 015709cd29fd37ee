/// Breakouts: rooms with a topic, for young people of one age band, with facilitators.
///
/// What a room is at any moment follows from facts and the clock ([org.plenary.youth.breakout.Breakout]); no process
/// has to be alive to hold or close one. Always: young people are in a room only while two vetted facilitators are
/// there with them; nobody counts as present who was not heard of for five seconds; bands do not mix; a room without
/// its two facilitators for a minute is closed, and the safeguarding lead is told.
@NullMarked
package org.plenary.youth.breakout;

import org.jspecify.annotations.NullMarked;
