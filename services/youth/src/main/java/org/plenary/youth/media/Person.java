package org.plenary.youth.media;

import java.util.UUID;

/// Somebody whom a breakout lets into its sound and picture.
///
/// @param id the account, which the media server does not learn
/// @param name what the others see
/// @param facilitator whether they are one of the adults with whom young people may be in
public record Person(UUID id, String name, boolean facilitator) {}
