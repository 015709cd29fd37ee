package org.plenary.youth.media;

/// Somebody in a room of the media server, as the server says.
///
/// @param identity what the server knows them by; they may have added to it
/// @param name what the others see
/// @param facilitator whether their ticket said so
/// @param connected whether they can be heard and hear: their page speaks to the server, and media flow
record Participant(String identity, String name, boolean facilitator, boolean connected) {}
