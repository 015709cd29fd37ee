/// The programme as far as posts are routed by it, and questions belong to themes: a conference's
/// hashtag, its themes' tags, when their sessions are. Copies of the sessions service's facts,
/// kept by version and read by a consumer of their own, so that they are whole whenever this room
/// is new.
///
/// [org.plenary.qna.programme.Programme] is the rule that finds the session for a post's tags;
/// [org.plenary.qna.programme.Hashtag] says when two tags are the same.
///
/// What always holds: a copy is never replaced by an older one; a post whose tags do not point to
/// exactly one theme is nobody's guess: it goes nowhere, with the reason.
@NullMarked
package org.plenary.qna.programme;

import org.jspecify.annotations.NullMarked;
