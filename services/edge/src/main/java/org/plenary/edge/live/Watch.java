package org.plenary.edge.live;

/// Who watches what.
///
/// @param session the session's id
/// @param subject the account's lasting identity; empty for a visitor without a login
record Watch(String session, String subject) {}
