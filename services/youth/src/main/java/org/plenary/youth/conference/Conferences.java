package org.plenary.youth.conference;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;

/// All conferences that anybody has told this service of.
@ApplicationScoped
public class Conferences {

    private static final String COLUMNS = "select id, slug, title, access, ends_on, version from conference";

    /// What a slug may look like; anything else is unknown without asking.
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    private final Database database;
    private final ConferenceGrpc owner;

    Conferences(Database database, ConferenceGrpc owner) {
        this.database = database;
        this.owner = owner;
    }

    /// The conference of that name, asked of its owner when it is not known here.
    ///
    /// @throws io.grpc.StatusRuntimeException when it is not known here, with its last day, and its owner is silent
    public Optional<Conference> bySlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            return Optional.empty();
        }
        // Of two with one name for a moment, the younger has it: ids rise with time.
        return database.one(COLUMNS + " where slug = $1 order by id desc limit 1", Conferences::from, slug)
                .filter(conference -> conference.endsOn() != null)
                .or(() -> owner.bySlug(slug).map(this::kept));
    }

    /// A conference that this service has rows of, and so knows.
    public Optional<Conference> known(UUID id) {
        return database.one(COLUMNS + " where id = $1", Conferences::from, id);
    }

    private Conference kept(Conference conference) {
        keep(database, conference);
        return conference;
    }

    /// Keeps what was told, unless something newer is known.
    void keep(Sql sql, Conference conference) {
        sql.update(
                """
                insert into conference (id, slug, title, access, ends_on, version) values ($1, $2, $3, $4, $5, $6)
                on conflict (id) do update set slug = excluded.slug, title = excluded.title, access = excluded.access,
                  ends_on = excluded.ends_on, version = excluded.version
                where conference.version < excluded.version
                  or (conference.version = excluded.version and conference.ends_on is null)
                """,
                conference.id(),
                conference.slug(),
                conference.title(),
                conference.access().word(),
                conference.endsOn(),
                conference.version());
    }

    private static Conference from(Row row) {
        return new Conference(
                row.getUUID("id"),
                row.getString("slug"),
                row.getString("title"),
                Access.of(row.getString("access")),
                row.getLocalDate("ends_on"),
                row.getLong("version"));
    }
}
