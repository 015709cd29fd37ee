package org.plenary.sessions.stream;

/// Who publishes on a path, as the media server tells.
///
/// @param type the kind of connection, as the media server calls it
/// @param connection the media server's name for it; the one it asked with before it let the encoder in
record Publisher(String type, String connection, long bytesReceived) {}
