package org.plenary.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.plenary.platform.database.Transaction;

/// Remembers which events a consumer has acted on, for effects that are not idempotent by themselves.
@ApplicationScoped
public class Inbox {

    /// Notes the event for `consumer` in `transaction`: true the first time, false ever after.
    public boolean isNew(Transaction transaction, String consumer, Envelope envelope) {
        return transaction.update(
                        "insert into inbox (consumer, event) values ($1, $2) on conflict do nothing",
                        consumer,
                        envelope.id())
                == 1;
    }
}
