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
                   s.ended, coalesce(w.version, 0) as version
            from session s left join session_window w on w.session = s.id
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
                .orElseGet(() -> new Window(session, true, true, null, false, 0));
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
            var after = find(session);
            decisions.append(new Taken(
                    session, null, "window", before.inWords(), after.inWords(), null, null, role, decider, null));
            tell(transaction, after);
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
                    on conflict (session) do update set version = session_window.version + 1
                    """, turned.session());
            tell(transaction, find(turned.session()));
        });
    }

    /// Notes the planned closings whose time has come.
    void closeOverdue() {
        database.inTransaction(transaction -> transaction
                .list("""
                        update session_window set asking = false, voting = false, version = version + 1
                        where session in (
                          select session from session_window where closes_at <= $1 and (asking or voting)
                          limit $2 for update skip locked)
                        returning session
                        """, row -> row.getUUID("session"), clock.instant().atOffset(ZoneOffset.UTC), CLOSINGS_AT_ONCE)
                .forEach(session -> tell(transaction, find(session))));
    }

    private void save(UUID session, Wish wish) {
        database.update(
                """
                insert into session_window (session, asking, voting, closes_at, version) values ($1, $2, $3, $4, 1)
                on conflict (session) do update set asking = excluded.asking, voting = excluded.voting,
                  closes_at = excluded.closes_at, version = session_window.version + 1
                """,
                session,
                wish.asking(),
                wish.voting(),
                wish.closesAt() == null ? null : wish.closesAt().atOffset(ZoneOffset.UTC));
    }

    private void tell(Transaction transaction, Window window) {
        outbox.add(transaction, WindowEvents.of(window, clock.instant()));
    }

    private static Window from(Row row) {
        var closesAt = row.getOffsetDateTime("closes_at");
        @Nullable Instant instant = closesAt == null ? null : closesAt.toInstant();
        return new Window(
                row.getUUID("session"),
                row.getBoolean("asking"),
                row.getBoolean("voting"),
                instant,
                row.getBoolean("ended"),
                row.getLong("version"));
    }
}
