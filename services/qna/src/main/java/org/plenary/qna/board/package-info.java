/// The board: a session's published questions in their ranking, for pages ([org.plenary.qna.board.BoardResource]) and
/// for the start of a live stream ([org.plenary.qna.board.BoardGrpc]).
///
/// What always holds: ranked by votes, the most first, then by when they were published, the earliest first, then by
/// id; votes are the stored tally; the question on stage is in every snapshot, however low it ranks.
@NullMarked
package org.plenary.qna.board;

import org.jspecify.annotations.NullMarked;
