package org.plenary.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.DatabaseUnavailable;
import org.plenary.platform.database.Transaction;

/// Applies an event to a projection, as often as it takes.
@ApplicationScoped
public class Applying {

    private static final Logger LOG = Logger.getLogger(Applying.class);
    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final Database database;

    Applying(Database database) {
        this.database = database;
    }

    /// Runs `change` in one transaction. While the database is away this waits and tries again (the consumer is paused
    /// meanwhile); any other failure is thrown, and the record goes to the dead-letter topic.
    public void apply(Consumer<Transaction> change) {
        for (var rest = FIRST_REST; ; rest = longer(rest)) {
            try {
                database.inTransaction(change);
                return;
            } catch (DatabaseUnavailable away) {
                LOG.warnf("Database away, event waits %d ms", rest.toMillis());
                pause(rest, away);
            }
        }
    }

    private static Duration longer(Duration rest) {
        var doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
    }

    private static void pause(Duration rest, DatabaseUnavailable away) {
        try {
            TimeUnit.MILLISECONDS.sleep(rest.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
