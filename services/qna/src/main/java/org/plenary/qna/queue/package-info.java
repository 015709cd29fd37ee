/// The moderators' queue: a session's questions in the order they are worked on, who has which open,
/// whose askers are blocked, and the window.
///
/// What always holds: nothing of an asker but the line they chose to show; nothing of what a dismissed
/// question said.
@NullMarked
package org.plenary.qna.queue;

import org.jspecify.annotations.NullMarked;
