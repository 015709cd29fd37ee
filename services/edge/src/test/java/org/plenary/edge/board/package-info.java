/// The fold of a session's facts, and what is told of it.
@NullMarked
package org.plenary.edge.board;

import org.jspecify.annotations.NullMarked;
