/// The hashtag router: public posts with the conference's tag and a theme's tag become waiting questions.
///
/// ```
///   hook (signed webhook) ──┐                      ┌─▶ question, waiting, origin `social`
///                           ├─▶ Happening ─▶ Router┤
///   mastodon (tag timeline)─┘                      └─▶ unrouted, with the reason, for the organiser
/// ```
/// An adapter turns what its source says into a [org.plenary.qna.social.Happening] (written, edited, deleted)
/// and hands it to the [org.plenary.qna.social.Router]; [org.plenary.qna.social.Posts] and
/// [org.plenary.qna.social.Sources] are the stores. [org.plenary.qna.social.Post] is the rule of what of a
/// post is the question.
///
/// What always holds: a post becomes one question at most, however often and by however many sources it is
/// told; no text is cut; what becomes no question is kept with the reason, or counted where a flood is kept
/// out; who deletes a post takes the question back wherever it stands, its words and author are gone then,
/// and it cannot come back; under the Chatham House Rule nothing that leads to an author is kept in the
/// open; secrets and tokens are sealed.
@NullMarked
package org.plenary.qna.social;

import org.jspecify.annotations.NullMarked;
