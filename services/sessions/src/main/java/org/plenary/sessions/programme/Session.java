package org.plenary.sessions.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scheduled event.
///
/// @param guid how imported schedules name it
/// @param open whether anyone may watch it without a login
/// @param withdrawn whether it has left the programme
/// @param version rises with every change
public record Session(
        UUID id, UUID conference, UUID guid, boolean open, Facts facts, Live live, boolean withdrawn, long version) {

    /// What the programme says about a session.
    ///
    /// @param day the conference day it belongs to
    /// @param language BCP 47
    /// @param summary the abstract
    public record Facts(
            String title,
            @Nullable String subtitle,
            Kind kind,
            @Nullable InTheme theme,
            String room,
            Instant startsAt,
            Instant endsAt,
            LocalDate day,
            @Nullable String language,
            @Nullable String summary,
            @Nullable String description,
            List<Contributor> contributors) {

        public Facts {
            contributors = List.copyOf(contributors);
        }
    }

    /// The theme a session stands in.
    public record InTheme(UUID id, String title, String tag) {}

    /// A conference day goes on after midnight, until most have gone to bed.
    private static final Duration DAY_CHANGE = Duration.ofHours(4);

    /// The conference day that a start time belongs to, where no schedule says otherwise.
    public static LocalDate dayOf(Instant startsAt, ZoneId zone) {
        return startsAt.minus(DAY_CHANGE).atZone(zone).toLocalDate();
    }
}
