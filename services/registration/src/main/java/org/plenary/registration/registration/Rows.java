package org.plenary.registration.registration;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Sql;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.registration.Registration.Crowd;

/// The table of registrations. Whoever writes holds the conference's admission row.
final class Rows {

    /// With the number in the line: how many stand there up to this one.
    private static final String SELECT = """
            select id, conference, subject, kind, state, name, organisation, country, email, consents, answers,
              registered_at, version,
              case when state = 'waitlisted' then
                (select count(*)::integer from registration ahead
                 where ahead.conference = registration.conference and ahead.kind = registration.kind
                   and ahead.state = 'waitlisted' and ahead.line <= registration.line)
              end as position
            from registration
            """;

    private Rows() {}

    static Optional<Registration> find(Sql sql, UUID id) {
        return sql.one(SELECT + " where id = $1", Rows::from, id);
    }

    static Optional<Registration> find(Sql sql, UUID conference, UUID subject) {
        return sql.one(SELECT + " where conference = $1 and subject = $2", Rows::from, conference, subject);
    }

    static List<Registration> find(Sql sql, UUID conference, UUID[] subjects) {
        return sql.list(SELECT + " where conference = $1 and subject = any($2)", Rows::from, conference, subjects);
    }

    /// How many have a place of this kind, and how many wait: counted, every time.
    static Crowd crowd(Sql sql, UUID conference, Kind kind) {
        return sql.one(
                        """
                        select count(*) filter (where state in ('confirmed', 'checkedIn')) as taken,
                               count(*) filter (where state = 'waitlisted') as waiting
                        from registration
                        where conference = $1 and kind = $2 and state in ('confirmed', 'checkedIn', 'waitlisted')
                        """,
                        row -> new Crowd(row.getInteger("taken"), row.getInteger("waiting")),
                        conference,
                        kind.word())
                .orElseThrow();
    }

    /// A new registration, or a cancelled one begun again. Who waits goes to the end of the line.
    static Registration enter(
            Sql sql, UUID conference, UUID subject, Kind kind, State state, @Nullable Person person, Instant now) {
        var id = sql.one(
                        """
                        insert into registration (conference, subject, registered_at, kind, state, line,
                          name, organisation, country, email, consents, answers)
                        values ($1, $2, $3, $4, $5, case when $5 = 'waitlisted' then nextval('line_place') end,
                          $6, $7, $8, $9, $10, $11)
                        on conflict (conference, subject) do update set registered_at = excluded.registered_at,
                          kind = excluded.kind, state = excluded.state, line = excluded.line, name = excluded.name,
                          organisation = excluded.organisation, country = excluded.country, email = excluded.email,
                          consents = excluded.consents, answers = excluded.answers, version = registration.version + 1
                        returning id
                        """,
                        row -> row.getUUID("id"),
                        conference,
                        subject,
                        now.atOffset(ZoneOffset.UTC),
                        kind.word(),
                        state.word(),
                        person == null ? null : person.name(),
                        person == null ? null : person.organisation(),
                        person == null ? null : person.country(),
                        person == null ? null : person.email(),
                        consents(person),
                        answers(person))
                .orElseThrow();
        return find(sql, id).orElseThrow();
    }

    /// Another kind or state. Who comes to wait goes to the end of the line, whoever else leaves it.
    static Registration move(Sql sql, UUID id, Kind kind, State state) {
        sql.update("""
                update registration set kind = $2, state = $3, version = version + 1,
                  line = case when $3 = 'waitlisted' then nextval('line_place') end
                where id = $1
                """, id, kind.word(), state.word());
        return find(sql, id).orElseThrow();
    }

    /// What a person told of themself.
    static Registration describe(Sql sql, UUID id, Person person) {
        sql.update(
                """
                update registration set name = $2, organisation = $3, country = $4, email = $5, consents = $6,
                  answers = $7, version = version + 1
                where id = $1
                """,
                id,
                person.name(),
                person.organisation(),
                person.country(),
                person.email(),
                consents(person),
                answers(person));
        return find(sql, id).orElseThrow();
    }

    /// Confirms the first `places` of the line.
    static List<Registration> confirmFirst(Sql sql, UUID conference, Kind kind, int places) {
        UUID[] moved = sql.list("""
                        update registration set state = 'confirmed', line = null, version = version + 1
                        where id in (select id from registration
                          where conference = $1 and kind = $2 and state = 'waitlisted' order by line limit $3)
                        returning id
                        """, row -> row.getUUID("id"), conference, kind.word(), places)
                .toArray(UUID[]::new);
        return sql.list(SELECT + " where id = any($1)", Rows::from, (Object) moved);
    }

    /// Conferences where somebody waits.
    static List<UUID> waitedFor(Sql sql) {
        return sql.list(
                "select distinct conference from registration where state = 'waitlisted'",
                row -> row.getUUID("conference"));
    }

    private static String[] consents(@Nullable Person person) {
        return person == null ? new String[0] : person.consents().toArray(String[]::new);
    }

    private static JsonObject answers(@Nullable Person person) {
        return person == null ? new JsonObject() : new JsonObject(new HashMap<>(person.answers()));
    }

    private static Registration from(Row row) {
        var kind = Kind.of(row.getString("kind")).orElseThrow();
        return new Registration(
                row.getUUID("id"),
                row.getUUID("conference"),
                row.getUUID("subject"),
                kind,
                State.of(row.getString("state")).orElseThrow(),
                row.getInteger("position"),
                kind == Kind.YOUTH ? null : person(row),
                row.getOffsetDateTime("registered_at").toInstant(),
                row.getLong("version"));
    }

    private static Person person(Row row) {
        Map<String, String> answers = new HashMap<>();
        row.getJsonObject("answers").forEach(entry -> answers.put(entry.getKey(), (String) entry.getValue()));
        return new Person(
                row.getString("name"),
                row.getString("organisation"),
                row.getString("country"),
                row.getString("email"),
                List.of(row.getArrayOfStrings("consents")),
                answers);
    }
}
