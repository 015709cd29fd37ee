package org.plenary.sessions.schedule;

import java.util.List;
import org.plenary.sessions.programme.Session;

/// What became of a schedule.
sealed interface Imported {

    /// It is the programme now.
    record Done(int created, int updated, int withdrawn, int unchanged) implements Imported {}

    /// It leaves out sessions that must stay; nothing was changed.
    record Held(List<Session> sessions) implements Imported {}
}
