/// A session as everyone sees it, folded from what its owners say: the live state, the question on
/// stage, the board, the latest updates, whether questions and votes are taken, and polls.
///
/// [org.plenary.edge.board.Board] takes states with their versions, from snapshots and from events
/// alike, in any order and as often as they come, and keeps the newest of each. It gives a
/// [org.plenary.edge.board.View]; two views make a [org.plenary.edge.board.Change], which is what a
/// page that saw the first needs to see the second.
///
/// What always holds: an older state never replaces a newer one; at most 200 questions, 50 updates
/// and 10 polls are shown, the one on stage always among them; `preview` is nobody's to see here;
/// applying a change to the view it began with gives the view it leads to.
///
/// This room knows nothing but Java, and Jackson to write JSON.
@NullMarked
package org.plenary.edge.board;

import org.jspecify.annotations.NullMarked;
