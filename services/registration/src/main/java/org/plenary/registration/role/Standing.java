package org.plenary.registration.role;

import java.util.Set;
import org.plenary.registration.conference.Access;
import org.plenary.registration.conference.Conference;

/// What somebody is at a conference.
///
/// @param roles none for a visitor without a login
/// @param belongs whether they hold a registration that was neither cancelled nor declined
public record Standing(Conference conference, Set<Role> roles, boolean belongs) {

    public Standing {
        roles = Set.copyOf(roles);
    }

    /// Whether they may know that the conference exists.
    public boolean mayKnow() {
        return conference.access() != Access.INVITATION || belongs || !roles.isEmpty();
    }

    /// Whether they do the organisers' work.
    public boolean organises() {
        return roles.contains(Role.ORGANISER);
    }
}
