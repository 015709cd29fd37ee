package org.plenary.youth.sight;

import java.util.Set;
import java.util.UUID;

/// Who wants to see reports of a conference, and what of them they may: never one that names them. A lead sees all but
/// those about the lead; an organiser sees those, and those that name somebody who is a lead.
///
/// @param lead whether they are a safeguarding lead; otherwise an organiser
/// @param leads those whom reports of the conference name and who are leads
public record Sight(UUID person, boolean lead, Set<UUID> leads) {

    public Sight {
        leads = Set.copyOf(leads);
    }
}
