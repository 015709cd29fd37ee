/// Follows a conference's hashtag on Mastodon servers.
///
/// ```
///             stream opened         all missed posts read          cut, silent, or refused
///   resting ───────────────▶ catching up ───────────────▶ following ─────────────────────▶ resting (backing off)
///      └── no token, or the server does not stream ──▶ catching up, again and again ──▶ resting
/// ```
/// [org.plenary.qna.mastodon.FollowDuty] has one [org.plenary.qna.mastodon.Follower] for each source as
/// long as this replica leads; [org.plenary.qna.mastodon.Server] speaks HTTP;
/// [org.plenary.qna.mastodon.StatusJson] reads posts. The stream is opened before what was missed is read,
/// so that nothing falls in between; what comes twice is one post to the router.
///
/// What always holds: the newest post is noted only after it was taken; a server is called at the address
/// that was found to be public, never after a redirect; everything a server sends is bounded; a server that
/// asks us to wait is not asked before; that two replicas follow for a moment does no harm.
@NullMarked
package org.plenary.qna.mastodon;

import org.jspecify.annotations.NullMarked;
