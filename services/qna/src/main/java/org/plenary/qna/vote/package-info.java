/// Votes: one person's support for one question. The service's hot path.
///
/// A vote is durable before it is answered, and thousands may come in a second. So everyone who votes or withdraws in
/// the same few milliseconds goes into one statement, one transaction, one flush to disk:
///
/// 1. [org.plenary.qna.vote.VoteResource] (event-loop code) hands the wish to [org.plenary.qna.vote.Ballots];
/// 2. Ballots (event-loop code, confined to one event loop) gathers wishes as [org.plenary.qna.batch.Batches] does: a
///    bounded queue, at most two batches under way, the last wish of a person about a question, sorted;
/// 3. [org.plenary.qna.vote.Votes] runs the batch as one set statement that joins the question's state, the window and
///    the participant's right, and tells each caller their own outcome after the commit;
/// 4. the batch notes in `tally_due` what it changed; [org.plenary.qna.vote.TallyDuty], at the outbox's leader, adds
///    what was noted to the stored tallies and publishes them, at most ten times a second.
///
/// What always holds: the vote rows are the truth, one for a person and a question; nothing is acknowledged before its
/// commit; of a question that nothing is merged into, the stored tally together with what is noted as due is exactly
/// the number of rows; of one that others are merged into, the tally is the number of persons in the rows of all; two
/// wishes of one person about one question are carried out in the order they came; no row is written by every vote.
@NullMarked
package org.plenary.qna.vote;

import org.jspecify.annotations.NullMarked;
