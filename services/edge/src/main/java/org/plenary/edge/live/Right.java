package org.plenary.edge.live;

/// Whether somebody may watch a session that is not public.
enum Right {
    GRANTED,
    LOGIN_NEEDED,
    FORBIDDEN,
    NOT_FOUND
}
