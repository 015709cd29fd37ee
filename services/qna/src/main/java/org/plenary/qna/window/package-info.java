/// When a session takes questions and votes.
///
/// Both are open until the moderator or the chair closes them, until a planned time comes, or until the session ends.
/// The rule ([org.plenary.qna.window.Window]) looks at the clock itself, so nothing is taken a moment too long; the
/// outbox's leader notes a planned closing soon after and tells everyone ([org.plenary.qna.window.WindowDuty]).
///
/// What always holds: a session without a row takes both; every change raises the version, stands in the chain of
/// decisions when a person made it, and goes out as an event; an ended session takes nothing, and takes up again as it
/// was left.
@NullMarked
package org.plenary.qna.window;

import org.jspecify.annotations.NullMarked;
