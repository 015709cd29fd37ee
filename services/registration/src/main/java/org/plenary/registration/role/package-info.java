/// What an organiser lets a person do at a conference, and what a person may know of it.
///
/// Roles are given and taken by organisers and hold at once: they are read from their table each time, and other
/// services hold an answer for five seconds at most. The creator of a conference is its organiser until the first
/// role was given, and from then on like everybody else by a row. A conference always keeps one organiser.
///
/// [org.plenary.registration.role.Gate] is where every resource of this service begins: it finds the conference, hides
/// invitation-only ones from outsiders, and refuses organisers' work to others.
@NullMarked
package org.plenary.registration.role;

import org.jspecify.annotations.NullMarked;
