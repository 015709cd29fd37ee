/// What other services ask about the programme when they cannot go on without the answer.
///
/// Callers are services. A session that was withdrawn is still told, marked as such: its id stays known. Whether
/// somebody may watch is decided as for the REST surface, for up to a thousand people at once.
@NullMarked
package org.plenary.sessions.answers;

import org.jspecify.annotations.NullMarked;
