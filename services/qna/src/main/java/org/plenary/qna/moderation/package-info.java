/// The moderators' desk: what moderators decide about questions.
///
/// A decision names the version it was taken on ([org.plenary.qna.moderation.Deciding]): whoever saw
/// an older one is shown the question as it is now, so no two moderators decide the same unawares.
/// [org.plenary.qna.moderation.Desk] holds the session's chain of decisions and the question, and
/// stores question, event and decision in one transaction.
///
/// What always holds: no question moves by a moderator's or chair's hand without a decision in the
/// chain; the chain is locked before the question, by everyone; a dismissal has a rule and a reason.
@NullMarked
package org.plenary.qna.moderation;

import org.jspecify.annotations.NullMarked;
