package org.plenary.registration.me;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;

/// At which conferences a person is what.
@ApplicationScoped
class Memberships {

    /// More than anybody goes to.
    private static final int MOST = 200;

    /// One conference of a person.
    ///
    /// @param kind null for who has roles only; so is `state`
    /// @param position the number in the line, while they wait
    record Membership(
            String slug,
            String title,
            @Nullable String kind,
            @Nullable String state,
            @Nullable Integer position,
            List<String> roles) {}

    private final Database database;

    Memberships(Database database) {
        this.database = database;
    }

    /// The latest conferences first. One that only participants may know of is not told to who has left it.
    List<Membership> of(UUID subject) {
        return database.list("""
                select slug, title, kind, state, roles,
                  case when state = 'waitlisted' then
                    (select count(*)::integer from registration ahead
                     where ahead.conference = mine.conference and ahead.kind = mine.kind
                       and ahead.state = 'waitlisted' and ahead.line <= mine.line)
                  end as position
                from (select conference from registration where subject = $1
                      union select conference from role_held where subject = $1) known
                join conference on conference.id = known.conference
                left join registration mine on mine.conference = known.conference and mine.subject = $1
                left join role_held on role_held.conference = known.conference and role_held.subject = $1
                where access <> 'invitation' or roles is not null or state not in ('cancelled', 'declined')
                order by conference.id desc limit $2
                """, Memberships::from, subject, MOST);
    }

    private static Membership from(Row row) {
        var roles = row.getArrayOfStrings("roles");
        return new Membership(
                row.getString("slug"),
                row.getString("title"),
                row.getString("kind"),
                row.getString("state"),
                row.getInteger("position"),
                roles == null ? List.of() : List.of(roles));
    }
}
