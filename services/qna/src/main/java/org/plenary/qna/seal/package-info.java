/// What dismissed questions said: kept apart from the rest, sealed, for a while.
///
/// What always holds: nothing of it stands anywhere in the database as it was said; only its asker
/// reads it, and who decides an appeal, which is written down first ([org.plenary.qna.seal.Readings])
/// for the organiser to see. A question that is dismissed no more says again what it said. When the
/// term is over text and salt are deleted, and the decision still counts.
@NullMarked
package org.plenary.qna.seal;

import org.jspecify.annotations.NullMarked;
