/// Questions that the youth forum puts, by gRPC. Always: nothing leads from here to a young person; what is known is an
/// age band, and a pseudonym where it may be published.
@NullMarked
package org.plenary.qna.forum;

import org.jspecify.annotations.NullMarked;
