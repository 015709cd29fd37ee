package org.plenary.sessions.programme;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.programme.Session.Facts;
import org.plenary.sessions.programme.Session.InTheme;
import org.plenary.sessions.rights.Access;

/// How sessions stand in the database.
public final class SessionRows {

    /// What a query of sessions selects, from [#TABLES].
    public static final String COLUMNS = """
            s.id, s.conference, s.guid, s.title, s.subtitle, s.kind, s.room, s.starts_at, s.ends_at, s.day, s.language,
            s.abstract, s.description, s.contributors, s.state, s.armed, s.dropped, s.preview_at, s.started_at,
            s.paused_at, s.ended_at, s.withdrawn, s.version, c.access, t.id as theme_id, t.title as theme_title,
            t.tag as theme_tag
            """;

    public static final String TABLES = """
             session s join conference c on c.id = s.conference left join theme t on t.id = s.theme
            """;

    private SessionRows() {}

    public static Session from(Row row) {
        return new Session(
                row.getUUID("id"),
                row.getUUID("conference"),
                row.getUUID("guid"),
                Access.of(row.getString("access")) == Access.OPEN,
                facts(row),
                live(row),
                row.getBoolean("withdrawn"),
                row.getLong("version"));
    }

    private static Facts facts(Row row) {
        return new Facts(
                row.getString("title"),
                row.getString("subtitle"),
                Kind.of(row.getString("kind")),
                row.getUUID("theme_id") == null
                        ? null
                        : new InTheme(
                                row.getUUID("theme_id"), row.getString("theme_title"), row.getString("theme_tag")),
                row.getString("room"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant(),
                row.getLocalDate("day"),
                row.getString("language"),
                row.getString("abstract"),
                row.getString("description"),
                contributors(row.getJsonArray("contributors")));
    }

    private static Live live(Row row) {
        return new Live(
                LiveState.of(row.getString("state")),
                row.getBoolean("armed"),
                row.getBoolean("dropped"),
                instant(row.getOffsetDateTime("preview_at")),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("paused_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private static List<Contributor> contributors(JsonArray contributors) {
        return contributors.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Contributor(
                        one.getString("name"),
                        one.getString("role"),
                        one.getString("organisation"),
                        one.getString("country")))
                .toList();
    }

    /// Contributors as JSON, as the column takes them.
    public static JsonArray json(List<Contributor> contributors) {
        var array = new JsonArray();
        contributors.forEach(one -> array.add(new JsonObject()
                .put("name", one.name())
                .put("role", one.role())
                .put("organisation", one.organisation())
                .put("country", one.country())));
        return array;
    }

    /// A moment as the columns take it.
    public static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
