package org.plenary.qna.board;

import org.plenary.qna.question.Question;

/// A question in its place.
///
/// @param tallyVersion of its stored tally, 0 when nobody ever voted
record Ranked(Question question, long tallyVersion) {}
