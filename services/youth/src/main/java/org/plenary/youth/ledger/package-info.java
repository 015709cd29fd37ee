/// The account of what facilitators decided about what young people contribute, as a chain that cannot be changed
/// unseen, and the figures that are published of it.
///
/// A [org.plenary.youth.ledger.Decision] has the hash of the one before it in its own. What may have to be deleted
/// one day - the text, the words for its author, who decided - is not in the chain but behind salted hashes in it.
/// Salt and words stand apart and go with the contribution: after that the chain still holds, the decision still
/// counts, and nothing can be guessed from it.
///
/// What always holds: a room's decisions are numbered from one without a gap; a decision stands in the same
/// transaction as what it changes; the database refuses to change or delete one; to undo is a new decision. Each
/// decision is counted in one figure. No figure between one and four is told, and none that what is told would give
/// away.
@NullMarked
package org.plenary.youth.ledger;

import org.jspecify.annotations.NullMarked;
