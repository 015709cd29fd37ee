package org.plenary.youth.conference;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edition of a conference.
///
/// @param slug its name in addresses
/// @param endsOn its last day; null while only an older form of it is known
/// @param version the sessions service's, to keep the newest
public record Conference(
        UUID id,
        String slug,
        String title,
        Access access,
        @Nullable LocalDate endsOn,
        long version) {}
