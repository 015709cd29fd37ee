/// A session's public account: what became of its questions, in figures, and the chain of decisions
/// they follow from.
///
/// What always holds: every figure but what waits follows from the chain
/// ([org.plenary.qna.ledger.Account]), which everybody may read who may watch; in it there is nobody:
/// who asked or decided, and what was said, stand behind salted digests; a figure below five of young
/// people is kept back, and what would give it away ([org.plenary.qna.ledger.Sources]).
/// `deploy/ledger/recount.mjs` adds it up from outside.
@NullMarked
package org.plenary.qna.ledger;

import org.jspecify.annotations.NullMarked;
