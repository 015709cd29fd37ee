package org.plenary.qna.session;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.qna.session.Conference.Access;
import org.plenary.qna.session.Conference.Attribution;
import org.plenary.qna.session.Conference.NamesForbidden;
import org.plenary.qna.session.Session.Delayed;
import org.plenary.qna.session.Session.Turned;

/// The copies of sessions and conferences.
@ApplicationScoped
public class Sessions {

    /// Whatever is told: nobody waits longer for a window to close.
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Database database;
    private final SessionsGrpc owner;
    private final Event<Turned> turned;
    private final Event<Delayed> delayed;
    private final Event<NamesForbidden> namesForbidden;

    Sessions(
            Database database,
            SessionsGrpc owner,
            Event<Turned> turned,
            Event<Delayed> delayed,
            Event<NamesForbidden> namesForbidden) {
        this.database = database;
        this.owner = owner;
        this.turned = turned;
        this.delayed = delayed;
        this.namesForbidden = namesForbidden;
    }

    /// The session with its conference; the owner is asked about one that was not heard of yet. Empty
    /// when there is none, or when it was taken off the programme.
    ///
    /// @throws io.grpc.StatusRuntimeException when the owner had to be asked and gave no answer
    public Optional<Session> find(UUID id) {
        return held(id).or(() -> owner.session(id).map(session -> {
                    apply(session);
                    return session;
                }))
                .filter(session -> !session.withdrawn());
    }

    private Optional<Session> held(UUID id) {
        return database.one("""
                select s.id, s.conference, s.public, s.withdrawn, s.ended_at, s.version,
                       c.access, c.attribution, c.version as conference_version
                from session s join conference c on c.id = s.conference
                where s.id = $1
                """, Sessions::from, id);
    }

    /// Keeps a session and its conference, each unless a newer copy is there.
    void apply(Session session) {
        database.inTransaction(transaction -> {
            apply(session.conference());
            apply(
                    session.id(),
                    session.conference().id(),
                    session.open(),
                    session.withdrawn(),
                    session.endedAt(),
                    session.version());
        });
    }

    /// Keeps a session, unless a newer copy is there.
    void apply(UUID id, UUID conference, boolean open, boolean withdrawn, @Nullable Instant endedAt, long version) {
        database.inTransaction(transaction -> {
            boolean wasEnded = transaction
                    .one(
                            "select ended_at is not null as ended from session where id = $1 for update",
                            row -> row.getBoolean("ended"),
                            id)
                    .orElse(false);
            int kept = transaction.update("""
                    insert into session (id, conference, public, withdrawn, ended_at, version)
                    values ($1, $2, $3, $4, $5, $6)
                    on conflict (id) do update set conference = excluded.conference, public = excluded.public,
                      withdrawn = excluded.withdrawn, ended_at = excluded.ended_at, version = excluded.version
                    where session.version < excluded.version
                    """, id, conference, open, withdrawn, time(endedAt), version);
            if (kept == 1 && wasEnded != (endedAt != null)) {
                turned.fire(new Turned(id));
            }
        });
    }

    /// Keeps a conference, unless a newer copy is there.
    void apply(Conference conference) {
        database.inTransaction(transaction -> {
            boolean named = transaction
                    .one(
                            "select attribution from conference where id = $1 for update",
                            row -> Attribution.of(row.getString("attribution")) == Attribution.ON_THE_RECORD,
                            conference.id())
                    .orElse(false);
            int kept = transaction.update(
                    """
                    insert into conference (id, access, attribution, version) values ($1, $2, $3, $4)
                    on conflict (id) do update set access = excluded.access, attribution = excluded.attribution,
                      version = excluded.version
                    where conference.version < excluded.version
                    """,
                    conference.id(),
                    conference.access().word(),
                    conference.attribution().word(),
                    conference.version());
            if (kept == 1 && named && conference.attribution() == Attribution.CHATHAM_HOUSE) {
                namesForbidden.fire(new NamesForbidden(conference.id()));
            }
        });
    }

    /// Keeps how far those who watch a session are behind the hall, unless a newer measurement is there.
    void apply(UUID session, Duration delay, long version) {
        database.inTransaction(transaction -> {
            int kept = transaction.update(
                    """
                    insert into stream (session, delay_seconds, version) values ($1, $2, $3)
                    on conflict (session) do update set delay_seconds = excluded.delay_seconds, version = excluded.version
                    where stream.version < excluded.version
                    """, session, (int) Math.clamp(delay.toSeconds(), 0, LONGEST_DELAY.toSeconds()), version);
            if (kept == 1) {
                delayed.fire(new Delayed(session));
            }
        });
    }

    /// How far those who watch a session are behind the hall; nothing where nobody measured it.
    public Duration delay(UUID session) {
        return database.one(
                        "select delay_seconds from stream where session = $1",
                        row -> Duration.ofSeconds(row.getInteger("delay_seconds")),
                        session)
                .orElse(Duration.ZERO);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Session from(Row row) {
        var endedAt = row.getOffsetDateTime("ended_at");
        var conference = new Conference(
                row.getUUID("conference"),
                Access.of(row.getString("access")),
                Attribution.of(row.getString("attribution")),
                row.getLong("conference_version"));
        return new Session(
                row.getUUID("id"),
                conference,
                row.getBoolean("public"),
                row.getBoolean("withdrawn"),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong("version"));
    }
}
