package org.plenary.sessions.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plenary.platform.database.Transaction;

/// The sessions that somebody asked a question in, whatever became of it.
@ApplicationScoped
class Asked {

    /// Notes one; false when it was noted before.
    boolean add(Transaction transaction, UUID session) {
        return transaction.update("insert into asked (session) values ($1) on conflict do nothing", session) == 1;
    }

    Set<UUID> among(Transaction transaction, Collection<UUID> sessions) {
        return transaction
                .list("select session from asked where session = any($1)", row -> row.getUUID("session"), (Object)
                        sessions.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toSet());
    }
}
