/// Shares: who was heard so far, so that popularity alone does not decide what is put to the
/// panel.
///
/// [org.plenary.qna.share.Fairness] is the rule: what is told of how much each group asked and
/// was put, which group is under-heard, and which of its questions is suggested.
/// [org.plenary.qna.share.Shares] counts. A set of merged questions counts once, for who asked
/// the one that is on the board; put is what is on stage or answered.
///
/// What always holds (`services/adr/0021`): of regions, and of who asks for the first time,
/// nothing is told that fewer than five people share, and nothing by which what is told of others
/// points at fewer; under the Chatham House Rule nothing at all but what everybody reads on the
/// board, the way that questions came by. The same questions give the same answer.
@NullMarked
package org.plenary.qna.share;

import org.jspecify.annotations.NullMarked;
