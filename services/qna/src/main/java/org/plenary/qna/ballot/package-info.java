/// Ballots: what one person chose in a poll. On the same path as votes.
///
/// 1. [org.plenary.qna.ballot.BallotResource] (event-loop code) hands the wish to [org.plenary.qna.ballot.BallotBox],
///    which gathers wishes as [org.plenary.qna.batch.Batches] does;
/// 2. [org.plenary.qna.ballot.CastBallots] runs the batch as one set statement that joins the poll's state and the
///    participant's right, and tells each caller their own outcome after the commit;
/// 3. the batch notes in `ballot_due` which polls it changed; [org.plenary.qna.ballot.BallotTallyDuty], at the outbox's
///    leader, counts those, stores the tallies and publishes them, at most ten times a second.
///
/// What always holds: the ballot rows are the truth, one for a person and a poll; nothing is acknowledged before its
/// commit; a tally is exactly the rows there are when it is counted; once a poll is closed no ballot is taken, changed
/// or withdrawn, and its tally holds every ballot that was acknowledged: a batch holds its polls, shared, until its
/// commit, and who closes one waits for the batches before and goes ahead of those that come after; where results are
/// shown only after closing, nobody is told of an open poll more than how many ballots there are.
@NullMarked
package org.plenary.qna.ballot;

import org.jspecify.annotations.NullMarked;
