package org.plenary.youth.conference;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;

/// All sessions that anybody has told this service of.
@ApplicationScoped
public class Sessions {

    private final Database database;
    private final ConferenceGrpc owner;

    Sessions(Database database, ConferenceGrpc owner) {
        this.database = database;
        this.owner = owner;
    }

    /// The session of that id, asked of its owner when it is not known here.
    ///
    /// @throws io.grpc.StatusRuntimeException when it is not known here and its owner is silent
    public Optional<Session> find(UUID id) {
        return database.one("select id, conference, over, version from session where id = $1", Sessions::from, id)
                .or(() -> owner.session(id).map(session -> {
                    keep(database, session);
                    return session;
                }));
    }

    /// Keeps what was told, unless something newer is known.
    void keep(Sql sql, Session session) {
        sql.update("""
                insert into session (id, conference, over, version) values ($1, $2, $3, $4)
                on conflict (id) do update set conference = excluded.conference, over = excluded.over,
                  version = excluded.version
                where session.version < excluded.version
                """, session.id(), session.conference(), session.over(), session.version());
    }

    private static Session from(Row row) {
        return new Session(
                row.getUUID("id"), row.getUUID("conference"), row.getBoolean("over"), row.getLong("version"));
    }
}
