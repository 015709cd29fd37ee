package org.plenary.sessions.rights;

/// Whether somebody may watch a session.
public enum Watching {
    GRANTED,
    /// A login might help.
    LOGIN_NEEDED,
    FORBIDDEN,
    /// It is not theirs to know.
    NOT_FOUND;

    /// The rule.
    ///
    /// @param access the conference's
    /// @param loggedIn whether there is somebody to know anything of
    /// @param belongs whether they take part or hold a role there
    public static Watching of(Access access, boolean loggedIn, boolean belongs) {
        return switch (access) {
            case OPEN -> GRANTED;
            case REGISTRATION -> belongs ? GRANTED : loggedIn ? FORBIDDEN : LOGIN_NEEDED;
            case INVITATION -> belongs ? GRANTED : NOT_FOUND;
        };
    }
}
