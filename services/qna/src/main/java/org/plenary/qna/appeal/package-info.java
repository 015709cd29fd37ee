/// Appeals: what keeps a question off the board is stated in full, and looked at again by somebody
/// else when its asker wants that.
///
/// [org.plenary.qna.appeal.Restriction] is what an asker is told; they appeal once against each decision
/// ([org.plenary.qna.appeal.Appeals]), and another moderator than who took it decides
/// ([org.plenary.qna.appeal.AppealResource]). What always holds: nobody decides about their own
/// decision or question; a reversal brings the question back with its words, its place and its votes;
/// the appeal and what came of it stand in the session's chain of decisions.
@NullMarked
package org.plenary.qna.appeal;

import org.jspecify.annotations.NullMarked;
