/// Translations beside questions: what a question says, in another language, in a moderator's words.
/// The asker's own words stay what they are, and stand beside it wherever it is shown.
///
/// A question knows its translations ([org.plenary.qna.question.Question]), and they are stored with
/// it, so each change of one raises the question's version and goes out in its event. Putting one and
/// taking one away is a decision in the session's chain (`translate`, `untranslate`), whose `rule` is
/// the language and whose `text` commits to the translation's words by a salt of their own
/// ([org.plenary.qna.translation.Translations]). Moderators do both in [org.plenary.qna.moderation].
///
/// What always holds: a question has at most one translation into a language, none into its own,
/// and a bounded number in all; a translation says what the question says now: with other words of
/// a moderator's or the asker's it is gone in the same transaction; it is gone, with its salt, when
/// the question is dismissed, taken back or deleted, and an undo does not bring it back.
@NullMarked
package org.plenary.qna.translation;

import org.jspecify.annotations.NullMarked;
