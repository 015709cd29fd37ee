package org.plenary.sessions.conference;

/// What became of a list of themes.
sealed interface ThemesOutcome {

    /// It is the conference's list now.
    record Listed(Conference conference) implements ThemesOutcome {}

    /// It leaves out a theme that sessions stand in.
    record InUse(String title) implements ThemesOutcome {}
}
