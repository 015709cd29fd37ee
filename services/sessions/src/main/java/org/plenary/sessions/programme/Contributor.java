package org.plenary.sessions.programme;

import org.jspecify.annotations.Nullable;

/// A person on the programme.
///
/// @param role speaker, panellist, chair, moderator or rapporteur
/// @param country ISO 3166-1 alpha-2
public record Contributor(
        String name,
        String role,
        @Nullable String organisation,
        @Nullable String country) {

    /// Who a schedule names, without saying more.
    public static Contributor named(String name) {
        return new Contributor(name, "speaker", null, null);
    }
}
