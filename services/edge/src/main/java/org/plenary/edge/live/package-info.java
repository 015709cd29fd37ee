/// Who may follow which session live, and where the news comes from.
///
/// Life cycle of a session here: the first stream that wants it makes a [org.plenary.edge.live.LiveSession], which
/// from then on takes every event of the session; only then sessions and qna are asked for a snapshot, and both
/// meet by version, so nothing is missed and nothing counts twice. While streams are open, changes are gathered and
/// published at most ten times a second, the first one of a quiet session at once. When nobody has watched for a
/// while, it is let go.
///
/// Events come from Kafka by [org.plenary.edge.live.LiveProjection], which reads all partitions by itself, in no
/// group: no other replica and no rebalance can take them away. It begins a minute back, keeps its place in memory,
/// and goes on from there when Kafka was away.
///
/// What always holds: a session that is not public is watched only by those who may, asked on connect and every
/// four seconds for all at once; a no, a sign-out or ten seconds of silence ends the stream. A sign-out ends at
/// once what is open on the replica that served it; on any other it ends with the access token, minutes later. An
/// owner that is silent on connect makes 503; silent later, the last state stands. Nothing here asks a database.
@NullMarked
package org.plenary.edge.live;

import org.jspecify.annotations.NullMarked;
