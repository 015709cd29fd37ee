/// The board: a session's published questions in their ranking, for pages ([org.plenary.qna.board.BoardResource]) and
/// for the start of a live stream ([org.plenary.qna.board.BoardGrpc]).
///
/// What always holds: ranked by votes, the most first, then by when they were published, the earliest first, then by
/// id; votes are the stored tally; the question on stage is in every snapshot, however low it ranks. By themes a
/// question stands where its text says with a tag, or else with its session. By regions
/// means that questions from all regions that were put too little come first ([org.plenary.qna.share]), by votes among
/// themselves, then all others; which region that is of any question is told nobody, and where nothing may be told of
/// regions it is the ranking by votes.
@NullMarked
package org.plenary.qna.board;

import org.jspecify.annotations.NullMarked;
