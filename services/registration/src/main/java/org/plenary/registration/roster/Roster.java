package org.plenary.registration.roster;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.registration.State;

/// All registrations of a conference, as organisers go through them: in the order of registering.
@ApplicationScoped
class Roster {

    /// What to list; null takes all.
    ///
    /// @param text is found in names and organisations, in whatever case
    record Filter(
            @Nullable State state,
            @Nullable Kind kind,
            @Nullable String text) {}

    /// Where a page begins: after this registration.
    record Place(Instant registeredAt, UUID id) {}

    /// One line of the list.
    record Line(
            UUID id,
            UUID subject,
            String kind,
            String state,
            @Nullable Integer position,
            @Nullable String name,
            @Nullable String organisation,
            @Nullable String country,
            List<String> roles,
            Instant registeredAt,
            long version) {}

    private final Database database;

    Roster(Database database) {
        this.database = database;
    }

    /// At most `limit` lines from after a place, or from the beginning.
    List<Line> list(UUID conference, Filter filter, @Nullable Place after, int limit) {
        return database.list(
                """
                select id, registration.subject, kind, state, name, organisation, country, roles, registered_at, version,
                  case when state = 'waitlisted' then
                    (select count(*)::integer from registration ahead
                     where ahead.conference = registration.conference and ahead.kind = registration.kind
                       and ahead.state = 'waitlisted' and ahead.line <= registration.line)
                  end as position
                from registration
                left join role_held on role_held.conference = registration.conference
                  and role_held.subject = registration.subject
                where registration.conference = $1
                  and ($2::text is null or state = $2)
                  and ($3::text is null or kind = $3)
                  and ($4::text is null or name ilike $4 or organisation ilike $4)
                  and ($5::timestamptz is null or (registered_at, id) > ($5, $6::uuid))
                order by registered_at, id limit $7
                """,
                Roster::line,
                conference,
                filter.state() == null ? null : filter.state().word(),
                filter.kind() == null ? null : filter.kind().word(),
                filter.text() == null ? null : "%" + literally(filter.text()) + "%",
                after == null ? null : after.registeredAt().atOffset(ZoneOffset.UTC),
                after == null ? null : after.id(),
                limit);
    }

    /// Takes the meaning from what stands for other characters in a pattern.
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Line line(Row row) {
        var roles = row.getArrayOfStrings("roles");
        return new Line(
                row.getUUID("id"),
                row.getUUID("subject"),
                row.getString("kind"),
                row.getString("state"),
                row.getInteger("position"),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("country"),
                roles == null ? List.of() : List.of(roles),
                row.getOffsetDateTime("registered_at").toInstant(),
                row.getLong("version"));
    }
}
