package org.plenary.platform.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import org.plenary.platform.database.Transaction;

/// Where stores put events: in the transaction of the change they tell of.
@ApplicationScoped
public class Outbox {

    private final RelaySignal signal;

    Outbox(RelaySignal signal) {
        this.signal = signal;
    }

    /// Adds an event to `transaction`. It is published after the commit, at least once, in the order of adding for one
    /// key as long as the key's row was locked.
    public void add(Transaction transaction, Event event) {
        var trace = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), trace, HashMap::put);
        transaction.update(
                """
                insert into outbox (id, key, type, subject, payload, traceparent)
                values (uuidv7(), $1, $2, $3, $4, $5)
                """,
                event.key(),
                event.type(),
                event.subject(),
                Buffer.buffer(event.state().toByteArray()),
                trace.get("traceparent"));
        transaction.afterCommit(signal::raise);
    }
}
