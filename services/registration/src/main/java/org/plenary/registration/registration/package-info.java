/// Registrations: a person's place at a conference.
///
/// ```
///             approval           approve, room
///   register ─────────► pending ───────────────► confirmed ──► checked in
///      │                  │ │   approve, full     ▲     │
///      │ room             │ └───────► waitlisted ─┘     │
///      ├──────────────────┼──────────────────────► (a place frees up, in the order of the line)
///      │ full             │              │              │
///      └─► waitlisted     └─► declined ◄─┴──────────────┤ decline
///                                 cancelled ◄───────────┘ cancel (from pending and waitlisted too)
/// ```
///
/// What always holds:
/// - One registration a person and conference. Who cancelled may register again and goes to the end of the line.
/// - No more people are confirmed than there are places, unless the capacity was lowered below them; while somebody
///   waits, no newcomer gets a place. Every change locks the conference's admission row first, then counts rows.
/// - Whoever waits has a number from 1 without gaps; it is counted when it is asked for.
/// - A youth registration holds conference and subject, nothing else. Who joins the youth forum has one, who leaves it
///   has it cancelled; nobody who has come as youth becomes anything else.
/// - Each change of kind or state raises the version, and is published and mailed of by rows in its own transaction.
/// - Of where somebody lives only the part of the world is published (`Region`), and of youth not even
///   that; moving to another part is published, too.
@NullMarked
package org.plenary.registration.registration;

import org.jspecify.annotations.NullMarked;
