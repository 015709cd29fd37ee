package org.plenary.registration.conference;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edition of a conference.
///
/// @param slug its name in addresses
/// @param creator its first organiser; null when nobody was named
/// @param version the sessions service's, to keep the newest
public record Conference(
        UUID id,
        String slug,
        String title,
        Access access,
        @Nullable UUID creator,
        long version) {}
