package org.plenary.qna.window;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.decision.Decisions.Taken;
import org.plenary.qna.session.Session;
import org.plenary.qna.window.Window.Wish;

/// The windows of all sessions.
@ApplicationScoped
public class Windows {

    /// What came of a wish.
    sealed interface Set {

        record Done(Window window) implements Set {}

        /// An ended session opens for nothing.
        record SessionEnded() implements Set {}

        /// Someone else has changed it since.
        record Changed(Window current) implements Set {}
    }

    /// How many planned closings one round notes.
    private static final int CLOSINGS_AT_ONCE = 100;

    private static final String SELECT = """
            select s.id as session, coalesce(w.asking, true) as asking, coalesce(w.voting, true) as voting, w.closes_at,
                   o.asking_until, o.voting_until, s.ended_at is not null as ended, coalesce(w.version, 0) as version
            from session s join session_opening o on o.session = s.id left join session_window w on w.session = s.id
            """;

    private final Database database;
    private final Decisions decisions;
    private final Outbox outbox;
    private final InstantSource clock;

    Windows(Database database, Decisions decisions, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.decisions = decisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A session's window; both open for a session that is not known.
    public Window find(UUID session) {
        return database.one(SELECT + " where s.id = $1", Windows::from, session)
                .orElseGet(() -> new Window(session, true, true, null, null, null, false, 0));
    }

    /// Sets a window by a person's decision.
    ///
    /// @param expected the version it must have, null for any
    Set set(UUID session, Wish wish, @Nullable Long expected, String role, UUID decider) {
        return database.transaction(transaction -> {
            decisions.lock(session);
            var before = find(session);
            if (expected != null && expected != before.version()) {
                return new Set.Changed(before);
            }
            if (before.ended() && wish.opens()) {
                return new Set.SessionEnded();
            }
            if (before.is(wish)) {
                return new Set.Done(before);
            }
            save(session, wish);
            var after = tell(transaction, session);
            decisions.append(new Taken(
                    session, null, "window", before.inWords(), after.inWords(), null, null, role, decider, null));
            return new Set.Done(after);
        });
    }

    /// A session that ends or takes up again opens and closes with it: joins the transaction that
    /// notes it. What was decided stays as it is, also what somebody decides at this very moment; only
    /// the version rises.
    void follow(@Observes Session.Turned turned) {
        database.inTransaction(transaction -> {
            transaction.update("""
                    insert into session_window (session, asking, voting, version) values ($1, true, true, 1)
                    on conflict (session) do update set asking_over = false, voting_over = false,
                      version = session_window.version + 1
                    """, turned.session());
            tell(transaction, turned.session());
        });
    }

    /// Where an end is in sight, it comes earlier or later now: joins the transaction that notes it.
    void follow(@Observes Session.Delayed delayed) {
        database.inTransaction(transaction -> {
            int moved = transaction.update("""
                    update session_window w set version = w.version + 1 from session_opening o
                    where w.session = $1 and o.session = w.session
                      and (not w.asking_over and o.asking_until is not null
                           or not w.voting_over and o.voting_until is not null)
                    """, delayed.session());
            if (moved == 1) {
                tell(transaction, delayed.session());
            }
        });
    }

    /// Notes what has closed for everybody since.
    void closeOverdue() {
        database.inTransaction(transaction -> transaction
                .list("""
                        update session_window set version = version + 1 where session in (
                          select w.session from session_window w join session_opening o on o.session = w.session
                          where not w.asking_over and o.asking_until <= $1
                             or not w.voting_over and o.voting_until <= $1
                          limit $2 for update of w skip locked)
                        returning session
                        """, row -> row.getUUID("session"), clock.instant().atOffset(ZoneOffset.UTC), CLOSINGS_AT_ONCE)
                .forEach(session -> tell(transaction, session)));
    }

    /// What is closed by hand was closed in the hall now, or whenever it had closed before.
    private void save(UUID session, Wish wish) {
        database.update(
                """
                insert into session_window (session, asking, voting, closes_at, asking_closed_at, voting_closed_at, version)
                values ($1, $2, $3, $4, case when not $2 then $5::timestamptz end,
                        case when not $3 then $5::timestamptz end, 1)
                on conflict (session) do update set asking = excluded.asking, voting = excluded.voting,
                  closes_at = excluded.closes_at,
                  asking_closed_at = case when not excluded.asking then least($5,
                    case when session_window.asking then session_window.closes_at
                      else coalesce(session_window.asking_closed_at, to_timestamp(0)) end) end,
                  voting_closed_at = case when not excluded.voting then least($5,
                    case when session_window.voting then session_window.closes_at
                      else coalesce(session_window.voting_closed_at, to_timestamp(0)) end) end,
                  asking_over = session_window.asking_over and not excluded.asking,
                  voting_over = session_window.voting_over and not excluded.voting,
                  version = session_window.version + 1
                """,
                session,
                wish.asking(),
                wish.voting(),
                wish.closesAt() == null ? null : wish.closesAt().atOffset(ZoneOffset.UTC),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// Tells everybody, and keeps what is told to be over: it stays so, however the delay is measured
    /// then.
    private Window tell(Transaction transaction, UUID session) {
        var now = clock.instant();
        transaction.update("""
                update session_window w
                set asking_over = w.asking_over or coalesce(o.asking_until <= $2, false),
                    voting_over = w.voting_over or coalesce(o.voting_until <= $2, false)
                from session_opening o where w.session = $1 and o.session = w.session
                """, session, now.atOffset(ZoneOffset.UTC));
        var window = find(session);
        outbox.add(transaction, WindowEvents.of(window, now));
        return window;
    }

    private static Window from(Row row) {
        return new Window(
                row.getUUID("session"),
                row.getBoolean("asking"),
                row.getBoolean("voting"),
                instant(row, "closes_at"),
                instant(row, "asking_until"),
                instant(row, "voting_until"),
                row.getBoolean("ended"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
