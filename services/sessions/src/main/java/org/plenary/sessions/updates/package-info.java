/// Short posts of the digital team while a session runs.
///
/// Moderators and producers post; who may watch the session reads, the newest first. An update is never changed. Its
/// author is kept and not shown.
@NullMarked
package org.plenary.sessions.updates;

import org.jspecify.annotations.NullMarked;
