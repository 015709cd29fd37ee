package org.plenary.sessions.stream;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.sessions.live.LiveConfig;

/// All streams.
@ApplicationScoped
class Streams {

    private static final String COLUMNS = """
            stream.id, stream.session, stream.path, stream.generation, stream.key_issued_at, stream.port,
            stream.admitted, stream.connected_at, stream.bytes_received, stream.version
            """;

    /// Those that may be published to: the session is open and its end, if there is one, is not final.
    private static final String PUBLISHABLE = """
            from stream join session s on s.id = stream.session join conference c on c.id = s.conference
            where c.access = 'open' and not s.withdrawn
              and (s.state in ('scheduled', 'preview', 'live', 'paused') or s.state = 'ended' and s.ended_at > $1)
            """;

    private static final int PATH_BYTES = 16;

    private final Database database;
    private final StreamConfig config;
    private final LiveConfig live;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Streams(Database database, StreamConfig config, LiveConfig live, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.live = live;
        this.clock = clock;
    }

    Optional<Stream> find(UUID session) {
        return database.one("select " + COLUMNS + " from stream where session = $1", Streams::from, session);
    }

    /// The stream of a path; empty when there is none.
    Optional<Stream> onPath(String path) {
        return database.one("select " + COLUMNS + " from stream where path = $1", Streams::from, path);
    }

    /// Those that may be published to now: the ones with a key, or only those on the given paths.
    List<Stream> publishable() {
        return database.list(
                "select " + COLUMNS + PUBLISHABLE + " and stream.generation > 0 order by stream.id",
                Streams::from,
                endsThatAreFinal());
    }

    /// Whether the stream may be published to now.
    boolean isPublishable(UUID stream) {
        return database.one(
                        "select 1 as one " + PUBLISHABLE + " and stream.id = $2",
                        row -> row.getInteger("one"),
                        endsThatAreFinal(),
                        stream)
                .isPresent();
    }

    /// Prepares a session's stream, or gives back the prepared one; empty when every port is taken.
    Optional<Stream> prepare(UUID session) {
        return database.transaction(transaction -> {
            transaction.update("""
                    insert into stream (session, path) values ($1, $2) on conflict (session) do nothing
                    """, session, newPath());
            if (config.server() == StreamConfig.Server.EMBEDDED && !assignPort(session)) {
                return Optional.<Stream>empty();
            }
            return find(session);
        });
    }

    /// Gives the stream the lowest free port. One transaction at a time, so that no two take the same.
    private boolean assignPort(UUID session) {
        return database.transaction(transaction -> {
            transaction.one("select pg_advisory_xact_lock(8890) is null as held", row -> row.getBoolean("held"));
            var had = find(session).map(Stream::port);
            if (had.isPresent()) {
                return true;
            }
            transaction.update(
                    "update stream set port = null where port is not null and id not in (select stream.id "
                            + PUBLISHABLE + ")",
                    endsThatAreFinal());
            return transaction.update("""
                            update stream set port = (
                              select free from generate_series($2::int, $3::int) as free
                              where not exists (select from stream where port = free) order by free limit 1)
                            where session = $1
                              and exists (
                                select from generate_series($2::int, $3::int) as free
                                where not exists (select from stream where port = free))
                            """, session, config.srtPort(), config.srtPort() + config.ports() - 1) == 1;
        });
    }

    /// Notes that a connection is let in with the stream's key, unless that is no longer the one that was looked at.
    ///
    /// The newest few are remembered: of those only one publishes.
    boolean admit(Stream stream, String connection) {
        return database.update("""
                        update stream set admitted = (array_prepend($3::text, array_remove(admitted, $3::text)))[1:8]
                        where id = $1 and generation = $2
                        """, stream.id(), stream.generation(), connection) == 1;
    }

    /// Begins the next generation of keys: the last key ends with the commit, and so does what it let in.
    Stream renewKey(UUID session) {
        return database.one(
                        """
                        update stream set generation = generation + 1, key_issued_at = $2, admitted = '{}',
                          version = version + 1
                        where session = $1 returning
                        """ + COLUMNS, Streams::from, session, clock.instant().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    /// Streams that an encoder publishes to as far as is known, and those on the given paths.
    List<Stream> concerned(Collection<String> paths) {
        return database.list(
                "select " + COLUMNS + " from stream where connected_at is not null or path = any($1) order by id",
                Streams::from,
                (Object) paths.toArray(String[]::new));
    }

    /// Notes that the encoder came (since when) or went (null).
    void connected(UUID stream, @Nullable Instant since) {
        database.update(
                "update stream set connected_at = $2, bytes_received = 0 where id = $1",
                stream,
                since == null ? null : since.atOffset(ZoneOffset.UTC));
    }

    /// Notes how much came in.
    void count(Map<UUID, Long> bytes) {
        database.update("""
                update stream set bytes_received = seen.bytes
                from unnest($1::uuid[], $2::bigint[]) as seen (id, bytes) where stream.id = seen.id
                """, bytes.keySet().toArray(UUID[]::new), bytes.values().toArray(Long[]::new));
    }

    private OffsetDateTime endsThatAreFinal() {
        return clock.instant().minus(live.undo()).atOffset(ZoneOffset.UTC);
    }

    private String newPath() {
        var bytes = new byte[PATH_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Stream from(Row row) {
        var issued = row.getOffsetDateTime("key_issued_at");
        var connected = row.getOffsetDateTime("connected_at");
        return new Stream(
                row.getUUID("id"),
                row.getUUID("session"),
                row.getString("path"),
                row.getInteger("generation"),
                issued == null ? null : issued.toInstant(),
                row.getInteger("port"),
                List.of(row.getArrayOfStrings("admitted")),
                connected == null ? null : connected.toInstant(),
                row.getLong("bytes_received"),
                row.getLong("version"));
    }
}
