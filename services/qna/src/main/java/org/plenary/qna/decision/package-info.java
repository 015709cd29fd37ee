/// The account of what was decided about a session's questions, as a chain that cannot be changed unseen.
///
/// A [org.plenary.qna.decision.Decision] links to the one before it by a SHA-256 digest over all it says. Words that
/// may have to be deleted one day (a question's text, a reason, who decided) are not in the chain but behind salted
/// digests in it: with words and salt gone the chain still holds, and nothing can be guessed from it.
///
/// What always holds: a session's decisions are numbered from one without a gap; whoever appends holds the lock on the
/// session's head ([org.plenary.qna.decision.Decisions#lock]) until its transaction ends, and the decision stands in
/// that transaction with the change it tells of; the database itself refuses to change or delete a decision. An undo is
/// a new decision.
@NullMarked
package org.plenary.qna.decision;

import org.jspecify.annotations.NullMarked;
