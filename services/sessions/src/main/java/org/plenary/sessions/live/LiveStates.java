package org.plenary.sessions.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.sessions.live.LiveRule.Outcome;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.SessionRows;
import org.plenary.sessions.programme.Sessions;

/// The live states of all sessions, and the one way to move them.
@ApplicationScoped
public class LiveStates {

    /// A session after a cause, and what the cause led to.
    public record Result(Session session, Outcome outcome) {}

    private final Database database;
    private final Sessions sessions;
    private final InstantSource clock;
    private final LiveRule rule;

    LiveStates(Database database, Sessions sessions, InstantSource clock, LiveConfig config) {
        this.database = database;
        this.sessions = sessions;
        this.clock = clock;
        this.rule = new LiveRule(config.undo());
    }

    /// Lets a cause act on a session, in one transaction or in the caller's. A withdrawn session does not move.
    public Result apply(UUID session, Cause cause) {
        return database.transaction(transaction -> {
            var locked = sessions.lock(transaction, session);
            if (locked.withdrawn()) {
                return new Result(locked, new Outcome.Unmoved());
            }
            var outcome = rule.decide(locked.live(), cause, now());
            return outcome instanceof Outcome.Moved(var live)
                    ? new Result(sessions.put(transaction, locked, live), outcome)
                    : new Result(locked, outcome);
        });
    }

    /// Armed sessions whose time has come, the longest waiting first. One whose encoder is late waits for its picture.
    List<UUID> due(int atMost) {
        return database.list("""
                select s.id from session s left join stream on stream.session = s.id
                where s.armed and not s.withdrawn and s.starts_at <= $1
                  and (stream.id is null or stream.connected_at is not null)
                order by s.starts_at limit $2
                """, row -> row.getUUID("id"), SessionRows.moment(now()), atMost);
    }

    /// PostgreSQL keeps microseconds: what was decided and what is read again must be equal.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
