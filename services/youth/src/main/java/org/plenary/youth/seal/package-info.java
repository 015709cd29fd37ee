/// What young people said that is not shown: kept apart from the rest, sealed, for a while.
///
/// What always holds: nothing of it stands anywhere in the database as it was said; who looks after young people and
/// reads it is written down first, with who, when and which, and the lead reads that; the author reads their own
/// without an entry. When its term is over it is deleted, and the decision still counts.
@NullMarked
package org.plenary.youth.seal;

import org.jspecify.annotations.NullMarked;
