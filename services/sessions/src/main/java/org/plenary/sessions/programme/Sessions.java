package org.plenary.sessions.programme;

import static org.plenary.sessions.programme.SessionRows.COLUMNS;
import static org.plenary.sessions.programme.SessionRows.TABLES;
import static org.plenary.sessions.programme.SessionRows.moment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.sessions.conference.ConferenceChanged;
import org.plenary.sessions.programme.Session.Facts;

/// All sessions.
@ApplicationScoped
public class Sessions {

    /// Which sessions a list takes; null takes all.
    ///
    /// @param states in which they stand
    record Filter(
            @Nullable String themeTag,
            @Nullable LocalDate day,
            @Nullable Collection<LiveState> states) {}

    /// Where a page begins: behind this session.
    record Place(Instant startsAt, String room, UUID id) {}

    private final Database database;
    private final Outbox outbox;

    Sessions(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /// The session, withdrawn or not.
    public Optional<Session> find(UUID id) {
        return database.one("select " + COLUMNS + " from " + TABLES + " where s.id = $1", SessionRows::from, id);
    }

    /// Those of the sessions that exist, withdrawn or not, in no order.
    public List<Session> find(Collection<UUID> ids) {
        return database.list(
                "select " + COLUMNS + " from " + TABLES + " where s.id = any($1)", SessionRows::from, (Object)
                        ids.toArray(UUID[]::new));
    }

    /// At most `limit` sessions on the programme by time, then room.
    List<Session> page(UUID conference, Filter filter, @Nullable Place after, int limit) {
        return database.list(
                "select " + COLUMNS + " from " + TABLES + """
                where s.conference = $1 and not s.withdrawn
                  and ($2::text is null or lower(t.tag) = lower($2))
                  and ($3::date is null or s.day = $3)
                  and ($4::text[] is null or s.state = any($4))
                  and ($5::timestamptz is null or (s.starts_at, s.room, s.id) > ($5, $6::text, $7::uuid))
                order by s.starts_at, s.room, s.id limit $8
                """,
                SessionRows::from,
                conference,
                filter.themeTag(),
                filter.day(),
                filter.states() == null
                        ? null
                        : filter.states().stream().map(LiveState::code).toArray(String[]::new),
                after == null ? null : moment(after.startsAt()),
                after == null ? null : after.room(),
                after == null ? null : after.id(),
                limit);
    }

    /// The session, held until the transaction ends.
    public Session lock(Transaction transaction, UUID id) {
        return transaction
                .one(
                        "select " + COLUMNS + " from " + TABLES + " where s.id = $1 for update of s",
                        SessionRows::from,
                        id)
                .orElseThrow(() -> new IllegalStateException("Sessions are withdrawn, never deleted"));
    }

    /// Changes what the programme says about the session, which the caller has locked.
    Session put(Transaction transaction, Session locked, Facts facts) {
        if (facts.equals(locked.facts())) {
            return locked;
        }
        transaction.update(
                """
                update session set title = $2, subtitle = $3, kind = $4, theme = $5, room = $6, starts_at = $7, ends_at = $8,
                  day = $9, language = $10, abstract = $11, description = $12, contributors = $13, version = version + 1
                where id = $1
                """,
                locked.id(),
                facts.title(),
                facts.subtitle(),
                facts.kind().code(),
                facts.theme() == null ? null : facts.theme().id(),
                facts.room(),
                moment(facts.startsAt()),
                moment(facts.endsAt()),
                facts.day(),
                facts.language(),
                facts.summary(),
                facts.description(),
                SessionRows.json(facts.contributors()));
        return published(transaction, locked.id());
    }

    /// Moves the live state of the session, which the caller has locked.
    public Session put(Transaction transaction, Session locked, Live live) {
        transaction.update(
                """
                update session set state = $2, armed = $3, dropped = $4, preview_at = $5, started_at = $6, paused_at = $7,
                  ended_at = $8, version = version + 1
                where id = $1
                """,
                locked.id(),
                live.state().code(),
                live.armed(),
                live.dropped(),
                moment(live.previewAt()),
                moment(live.startedAt()),
                moment(live.pausedAt()),
                moment(live.endedAt()));
        return published(transaction, locked.id());
    }

    /// Publishes sessions that were changed in this transaction as they stand now.
    public void publish(Transaction transaction, Collection<UUID> ids) {
        transaction
                .list(
                        "select " + COLUMNS + " from " + TABLES + " where s.id = any($1) order by s.id",
                        SessionRows::from,
                        (Object) ids.toArray(UUID[]::new))
                .forEach(session -> outbox.add(transaction, SessionEvents.of(session)));
    }

    /// What shows on a session's page has changed with its conference: so has the session.
    void on(@Observes ConferenceChanged changed) {
        database.inTransaction(transaction -> {
            var ids = transaction.list("""
                    with held as (
                      select id from session where conference = $1 and not withdrawn order by id for update)
                    update session set version = version + 1 from held where session.id = held.id returning session.id
                    """, row -> row.getUUID("id"), changed.conference());
            publish(transaction, ids);
        });
    }

    private Session published(Transaction transaction, UUID id) {
        var session = lock(transaction, id);
        outbox.add(transaction, SessionEvents.of(session));
        return session;
    }
}
