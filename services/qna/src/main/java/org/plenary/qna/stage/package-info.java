/// The stage: which question is before the panel, and what the chair sees of the line.
///
/// What always holds: at most one question of a session is on stage; putting another returns the first to the chair's
/// line in the same transaction, and both changes go out as events and stand in the chain of decisions. The card
/// ([org.plenary.qna.stage.CardResource]) says who was heard so far as [org.plenary.qna.share] counts it.
@NullMarked
package org.plenary.qna.stage;

import org.jspecify.annotations.NullMarked;
