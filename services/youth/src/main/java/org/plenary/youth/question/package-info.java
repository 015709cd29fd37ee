/// Young people's questions to a plenary: suggested by a young person, put by a facilitator, asked by the forum.
///
/// ```
///            put                      the qna service takes it
/// waiting ────────▶ putting ──────────────────────────────────▶ put ──▶ published, on stage, answered, dismissed, …
///   │  ▲               │
///   │  └───────────────┘ the qna service refuses
///   ├──▶ declined, with a reason
///   └──▶ gone: its author takes it back
/// ```
/// A question has one id here and in the qna service, which takes an id once: so putting is safe to repeat. While it is
/// not known whether the qna service took it, the question is `putting`; everybody sees it wait, but it can be neither
/// taken back nor declined. [org.plenary.youth.question.QuestionProjection] follows what becomes of it.
///
/// What always holds: only text, band and, where it may be published, pseudonym leave this service, and the qna service
/// hides a pseudonym once it may not be published any more; nobody but its author and the facilitators reads a question
/// before a moderator has published it; when a young person leaves, what was not put goes with them, and nothing leads
/// from what was put to them any more.
@NullMarked
package org.plenary.youth.question;

import org.jspecify.annotations.NullMarked;
