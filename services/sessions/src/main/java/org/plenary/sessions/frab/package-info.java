/// Reading schedules in the frab/c3voc format, XML or JSON, as conferences' tools write them.
///
/// A file streams through a reader ([org.plenary.sessions.frab.XmlSchedule],
/// [org.plenary.sessions.frab.JsonSchedule]) into raw entries; [org.plenary.sessions.frab.Entry] makes events of them,
/// so that both forms mean the same. What is unambiguous is taken as meant: a missing guid, type, language or date,
/// line ends, tags and entities in texts, control characters. What is not is refused with its line, and nothing is
/// taken.
///
/// What always holds: a document type is refused before anything in it is looked at, nothing is fetched, and the number
/// of events and the length of every text are bounded.
@NullMarked
package org.plenary.sessions.frab;

import org.jspecify.annotations.NullMarked;
