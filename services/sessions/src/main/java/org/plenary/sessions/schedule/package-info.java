/// Importing a schedule: the whole programme of a conference from one file.
///
/// The file is read to its end, compared with what stands ([org.plenary.sessions.schedule.Comparison]), and applied in
/// one transaction: new sessions, changed ones, and those that are no longer in it, which are withdrawn. An event is
/// known by its guid, so that a second import of the same file changes nothing. A track that no theme is called by
/// becomes a theme; no theme is ever erased.
///
/// What always holds: all or nothing; a session that is known to have questions, or that was ever on air, is never
/// withdrawn; one whose first question becomes known only after its withdrawal is brought back by it; what
/// organisers added to a contributor whom the file still names stays.
@NullMarked
package org.plenary.sessions.schedule;

import org.jspecify.annotations.NullMarked;
