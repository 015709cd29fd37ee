package org.plenary.sessions.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;

/// The participants' projection. It may lag behind: only its *yes* is final.
@ApplicationScoped
class Participants {

    private static final String TAKES_PART = "state in ('confirmed', 'waitlisted', 'checkedIn')";

    private final Database database;

    Participants(Database database) {
        this.database = database;
    }

    /// Keeps the newest of what is known of a person.
    void put(Transaction transaction, Member member, String kind, String state, long version) {
        transaction.update("""
                insert into participant (conference, subject, kind, state, version) values ($1, $2, $3, $4, $5)
                on conflict (conference, subject) do update
                  set kind = excluded.kind, state = excluded.state, version = excluded.version
                  where participant.version < excluded.version
                """, member.conference(), member.subject(), kind, state, version);
    }

    /// Those among the people who are known to take part.
    Set<UUID> takingPart(UUID conference, Collection<UUID> subjects) {
        return database
                .list(
                        "select subject from participant where conference = $1 and subject = any($2) and " + TAKES_PART,
                        row -> row.getUUID("subject"),
                        conference,
                        subjects.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toSet());
    }
}
