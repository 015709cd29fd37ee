/// Who may do what at a conference.
///
/// What the few do (produce, moderate, chair, organise) is asked of registration and held for less than five seconds.
/// What the many do (know of a conference, watch) is decided on the participants' projection; its *no* is confirmed
/// with registration before it is given. When registration is silent the last answer of the last ten minutes holds,
/// also when it is asked again; without one, nobody has a role and nobody takes part. Many watchers are asked for at
/// once and wait together no longer than one.
///
/// What always holds: an open conference is anyone's to watch; a conference by registration is anyone's to know of; a
/// conference by invitation does not exist for an outsider.
@NullMarked
package org.plenary.sessions.rights;

import org.jspecify.annotations.NullMarked;
