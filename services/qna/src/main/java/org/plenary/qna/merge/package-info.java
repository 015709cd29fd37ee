/// Merging: questions that ask the same hang below one another, and count together.
///
/// ```
///            ┌──────────── root ───────────┐         the root stands on the board, is voted for and is put;
///        merged                         merged       it counts each person once over the whole tree
///       ┌───┴───┐
///    merged   merged
/// ```
/// [org.plenary.qna.merge.MergeResource] is the moderators' way in, [org.plenary.qna.merge.Trees]
/// keeps the trees in order whenever a question is merged, set free, dismissed or withdrawn, whoever
/// does it.
///
/// What always holds: a tree is of one session, of bounded size, and has one root; vote rows stay on
/// the question that was voted for, so that setting a question free gives it back exactly its own;
/// what hangs below a question goes where it goes; nothing hangs below a question that was dismissed
/// or withdrawn: what did is free, by a decision that nobody took but the rule; whoever changes a
/// tree holds the session's chain of decisions.
@NullMarked
package org.plenary.qna.merge;

import org.jspecify.annotations.NullMarked;
