/// Which moderator has which question open, so that several work through one queue and no two on the
/// same question.
///
/// What always holds: a claim ends by itself half a minute after its holder was last heard of; it
/// forbids nothing; that something changed is told to everybody's desk, who is told by the queue to
/// moderators alone.
@NullMarked
package org.plenary.qna.claim;

import org.jspecify.annotations.NullMarked;
