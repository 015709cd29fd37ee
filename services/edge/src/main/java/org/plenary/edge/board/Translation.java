package org.plenary.edge.board;

/// What a question says, in another language, in a moderator's words.
///
/// @param language BCP 47
public record Translation(String language, String text) {}
