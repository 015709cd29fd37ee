package org.plenary.registration.role;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.registration.conference.Conference;

/// Who has which roles.
@ApplicationScoped
public class Roles {

    private static final Comparator<Role> IN_ORDER = Comparator.naturalOrder();

    /// What became of giving roles.
    sealed interface Giving {

        /// They hold from now on.
        record Given(Holder holder) implements Giving {}

        /// Nobody would be left to organise the conference.
        record LastOrganiser() implements Giving {}
    }

    /// Somebody with roles.
    ///
    /// @param name as registered; null for who is not, and for youth
    record Holder(UUID subject, @Nullable String name, List<Role> roles) {}

    private final Database database;

    Roles(Database database) {
        this.database = database;
    }

    /// A person's roles; none at an unknown conference.
    public Set<Role> of(UUID conference, UUID subject) {
        return database.one(
                        "select roles from role_held where conference = $1 and subject = $2",
                        row -> roles(row.getArrayOfStrings("roles")),
                        conference,
                        subject)
                .orElse(Set.of());
    }

    /// What a person is at a conference; null stands for a visitor without a login.
    Standing standing(Conference conference, @Nullable UUID subject) {
        return database.one(
                        """
                        select
                          (select roles from role_held where conference = $1 and subject = $2) as roles,
                          exists (select 1 from registration where conference = $1 and subject = $2
                                  and state not in ('cancelled', 'declined')) as belongs
                        """,
                        row -> new Standing(
                                conference, roles(row.getArrayOfStrings("roles")), row.getBoolean("belongs")),
                        conference.id(),
                        subject)
                .orElseThrow();
    }

    /// Everybody with a role at a conference, at most `limit`, from after `after`.
    List<Holder> holders(UUID conference, @Nullable UUID after, int limit) {
        return database.list("""
                select held.subject, held.roles, registration.name from role_held held
                left join registration on registration.conference = held.conference
                  and registration.subject = held.subject
                where held.conference = $1 and ($2::uuid is null or held.subject > $2)
                order by held.subject limit $3
                """, Roles::holder, conference, after, limit);
    }

    /// Gives a person exactly these roles; none takes all away.
    ///
    /// @param giver the organiser who does it
    Giving give(UUID conference, UUID subject, Set<Role> roles, UUID giver) {
        return database.transaction(transaction -> {
            // One after the other: two organisers who remove each other at once must not both succeed.
            transaction.update("select id from conference where id = $1 for update", conference);
            if (!roles.contains(Role.ORGANISER) && isLastOrganiser(transaction, conference, subject)) {
                return new Giving.LastOrganiser();
            }
            keepCreator(transaction, conference, giver);
            write(transaction, conference, subject, roles, giver);
            var name = transaction
                    .list(
                            "select name from registration where conference = $1 and subject = $2",
                            row -> new Holder(subject, row.getString("name"), sorted(roles)),
                            conference,
                            subject)
                    .stream()
                    .findFirst();
            return new Giving.Given(name.orElseGet(() -> new Holder(subject, null, sorted(roles))));
        });
    }

    private static boolean isLastOrganiser(Transaction transaction, UUID conference, UUID subject) {
        return transaction
                .list(
                        "select subject from role_held where conference = $1 and 'organiser' = any(roles) limit 2",
                        row -> row.getUUID("subject"),
                        conference)
                .equals(List.of(subject));
    }

    /// Writes down the creator, who organised without a row until now.
    private static void keepCreator(Transaction transaction, UUID conference, UUID giver) {
        transaction.update("""
                insert into role_given (conference, subject, roles, changed_by)
                select conference, subject, roles, $2 from role_held where conference = $1
                on conflict do nothing
                """, conference, giver);
    }

    private static void write(Transaction transaction, UUID conference, UUID subject, Set<Role> roles, UUID giver) {
        if (roles.isEmpty()) {
            transaction.update("delete from role_given where conference = $1 and subject = $2", conference, subject);
            return;
        }
        transaction.update(
                """
                insert into role_given (conference, subject, roles, changed_by) values ($1, $2, $3, $4)
                on conflict (conference, subject) do update
                set roles = excluded.roles, changed_by = excluded.changed_by, changed_at = now()
                """, conference, subject, sorted(roles).stream().map(Role::word).toArray(String[]::new), giver);
    }

    private static Holder holder(Row row) {
        return new Holder(row.getUUID("subject"), row.getString("name"), sorted(roles(row.getArrayOfStrings("roles"))));
    }

    private static List<Role> sorted(Set<Role> roles) {
        return roles.stream().sorted(IN_ORDER).toList();
    }

    private static Set<Role> roles(String @Nullable [] words) {
        return words == null
                ? Set.of()
                : Stream.of(words)
                        .flatMap(word -> Role.of(word).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
