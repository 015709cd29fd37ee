/// Askers who ask no more in a session, because a moderator decided so.
///
/// What always holds: it is one session and no other; moderators name a question and are not told who
/// asked it; the asker reads why under that question and can appeal; what they support and asked
/// before stays.
@NullMarked
package org.plenary.qna.block;

import org.jspecify.annotations.NullMarked;
