package org.plenary.youth.sight;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Whom reports name, and so who sees them. Roles are asked with every call: a lead who was named is hidden from, and
/// one who is a lead no more is no longer looked after by organisers.
@ApplicationScoped
public class Sights {

    /// [Sight] in SQL, over a row of `report`: the only place where it is decided who sees what. `$2` to `$4` are its
    /// parts, in their order.
    public static final String SEES = """
            not $2 = any(named)
              and case when $3::boolean then about <> 'lead' else about = 'lead' or named && $4::uuid[] end
            """;

    private final Database database;
    private final Gate gate;
    private final Caller caller;
    private final InstantSource clock;

    Sights(Database database, Gate gate, Caller caller, InstantSource clock) {
        this.database = database;
        this.gate = gate;
        this.caller = caller;
        this.clock = clock;
    }

    /// What the caller, who is a lead or an organiser, sees of a conference's reports.
    public Sight of(Conference conference) {
        if (gate.has(conference, Role.LEAD)) {
            caller.claim("name").ifPresent(name -> know(conference.id(), caller.subject(), name));
            return new Sight(caller.subject(), true, Set.of());
        }
        var leads = named(conference.id()).stream()
                .filter(person -> gate.has(conference, person, Role.LEAD))
                .collect(Collectors.toSet());
        return new Sight(caller.subject(), false, leads);
    }

    /// The leads whom a name may mean. Until the transaction ends, no other lead becomes known.
    public Set<UUID> leads(Transaction transaction, UUID conference, String name) {
        hold(transaction, conference);
        var told = Name.of(name);
        return transaction
                .list(
                        "select subject, name from lead_name where conference = $1",
                        row -> Map.entry(row.getUUID("subject"), row.getString("name")),
                        conference)
                .stream()
                .filter(lead -> told.mayMean(Name.of(lead.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// From now on a lead is known by that name, and what was reported about it before is hidden from them, too.
    private void know(UUID conference, UUID lead, String name) {
        if (isKnown(database, conference, lead, name)) {
            return;
        }
        database.inTransaction(transaction -> {
            hold(transaction, conference);
            transaction.update("""
                    insert into lead_name (conference, subject, name, known_at) values ($1, $2, $3, $4)
                    on conflict (conference, subject) do update set name = excluded.name, known_at = excluded.known_at
                    """, conference, lead, name, clock.instant().atOffset(ZoneOffset.UTC));
            var whole = Name.of(name);
            var about = transaction
                    .list(
                            "select id, about_name from report where conference = $1 and about_name is not null",
                            row -> Map.entry(row.getUUID("id"), row.getString("about_name")),
                            conference)
                    .stream()
                    .filter(report -> Name.of(report.getValue()).mayMean(whole))
                    .map(Map.Entry::getKey)
                    .toArray(UUID[]::new);
            transaction.update("""
                    update report set named = named || $2::uuid where id = any($1) and not $2 = any(named)
                    """, about, lead);
        });
    }

    private static boolean isKnown(Sql sql, UUID conference, UUID lead, String name) {
        return sql.one(
                        "select from lead_name where conference = $1 and subject = $2 and name = $3",
                        row -> lead,
                        conference,
                        lead,
                        name)
                .isPresent();
    }

    /// A report and a lead who come at once know of each other: one of them waits for the other.
    private static void hold(Transaction transaction, UUID conference) {
        transaction.one("select from conference where id = $1 for no key update", row -> conference, conference);
    }

    /// Everybody whom a conference's reports name.
    private Set<UUID> named(UUID conference) {
        return Set.copyOf(database.list(
                "select distinct unnest(named) as person from report where conference = $1",
                row -> row.getUUID("person"),
                conference));
    }
}
