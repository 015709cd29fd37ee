/// What a room thinks, from the stances on what is shown in it: what most agree on, what divides them, and which
/// groups of opinion there are.
///
/// Groups are found as follows: people are points with a coordinate for each contribution (agrees 1, passes 0,
/// disagrees -1, and where they took no stance the mean of those who did), which principal components bring down to
/// two; k-means parts the points, leaving no group under five; of two to five groups those are taken that stand
/// apart best, by their silhouette. The random numbers begin alike each time: the same stances make the same groups.
///
/// What always holds: nothing is told of fewer than five people - no group, and nothing of a group that fewer than
/// five of it took a stance on; where a number of groups would leave one smaller, fewer groups are taken, or none.
/// No person, no name and no place of a single person is told, and contributions only by their ids, which those can
/// read who read the board.
@NullMarked
package org.plenary.youth.opinion;

import org.jspecify.annotations.NullMarked;
