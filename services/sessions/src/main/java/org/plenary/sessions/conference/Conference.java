package org.plenary.sessions.conference;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.rights.Access;

/// One edition of a conference.
///
/// @param slug its name in addresses, for ever
/// @param creator the account that created it; never shown
/// @param version rises with every change of the conference or its themes
public record Conference(UUID id, String slug, Profile profile, List<Theme> themes, UUID creator, long version) {

    /// What an organiser says about a conference.
    ///
    /// @param startsOn the first day, in its own time zone
    /// @param timeZone an IANA name
    /// @param hashtag as written on posts, with or without `#`
    /// @param languages BCP 47
    /// @param accent `#rrggbb`
    public record Profile(
            @Nullable String reference,
            String title,
            @Nullable String summary,
            LocalDate startsOn,
            LocalDate endsOn,
            String timeZone,
            @Nullable String place,
            List<String> hosts,
            List<String> partners,
            List<String> funders,
            @Nullable String project,
            @Nullable String hashtag,
            List<String> languages,
            Access access,
            Attribution attribution,
            @Nullable String accent,
            List<Fact> facts) {

        public Profile {
            hosts = List.copyOf(hosts);
            partners = List.copyOf(partners);
            funders = List.copyOf(funders);
            languages = List.copyOf(languages);
            facts = List.copyOf(facts);
        }

        /// Whether pages of its sessions, which show a part of it, look the same under the other profile.
        public boolean looksTheSameOnSessions(Profile other) {
            return title.equals(other.title)
                    && timeZone.equals(other.timeZone)
                    && access == other.access
                    && attribution == other.attribution
                    && Objects.equals(accent, other.accent);
        }
    }

    public Conference {
        themes = List.copyOf(themes);
    }

    public ZoneId zone() {
        return ZoneId.of(profile.timeZone());
    }

    public Access access() {
        return profile.access();
    }

    public boolean isOpen() {
        return profile.access() == Access.OPEN;
    }
}
