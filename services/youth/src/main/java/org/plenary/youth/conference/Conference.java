package org.plenary.youth.conference;

import java.util.UUID;

/// One edition of a conference.
///
/// @param slug its name in addresses
/// @param version the sessions service's, to keep the newest
public record Conference(UUID id, String slug, String title, Access access, long version) {}
