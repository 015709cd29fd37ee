/// The sessions of a conference: what is on, where and when, who speaks, and where it stands.
///
/// Sessions come from imported schedules and are touched up by organisers; a session that leaves the programme is
/// withdrawn, its id stays known. Its live state is kept here and moved by the rules of the room next door.
///
/// What always holds: a change raises the version under the row's lock and publishes the whole session in the same
/// transaction; only those backstage see a preview, everyone else sees it as scheduled, and no shared cache keeps what
/// those backstage are sent. Whoever locks a conference and a session locks the conference first.
@NullMarked
package org.plenary.sessions.programme;

import org.jspecify.annotations.NullMarked;
