/// Conferences and their themes: one edition with its dates, its place, who may come, and its lines of debate.
///
/// A conference is created by an account with the realm role `organiser`, which thereby becomes its organiser; its slug
/// never changes and names it everywhere. Themes are listed as a whole; each is known by its tag (or, when the tag
/// changes, by its title), so that a session stays in its theme.
///
/// What always holds: every change raises the version under the row's lock and publishes the whole conference in the
/// same transaction; a conference by invitation is 404 to outsiders on every path.
@NullMarked
package org.plenary.sessions.conference;

import org.jspecify.annotations.NullMarked;
