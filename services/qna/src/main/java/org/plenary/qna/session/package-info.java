/// What qna knows of sessions and their conferences: a copy of the sessions service's facts, kept by version.
///
/// [org.plenary.qna.session.SessionProjection] follows the topic. [org.plenary.qna.session.Sessions] answers from the
/// copy; a session the copy does not hold yet is asked of its owner by gRPC and kept, so that a session can be used the
/// moment it exists.
///
/// What always holds: a copy is never replaced by an older one; whoever finds a session finds its conference too; when
/// a session ends or takes up again, and when a conference comes under the Chatham House Rule, the rooms that care are
/// told within the transaction that notes it.
@NullMarked
package org.plenary.qna.session;

import org.jspecify.annotations.NullMarked;
