package org.plenary.registration.occupancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plenary.platform.database.Database;
import org.plenary.registration.admission.Admission;
import org.plenary.registration.admission.Kind;

/// Counts over the registrations of a conference, made when they are asked for.
@ApplicationScoped
class Occupancies {

    /// People of one kind or from one country.
    record Cell(String of, int people) {}

    private final Database database;

    Occupancies(Database database) {
        this.database = database;
    }

    /// How full each kind is, in the order of kinds.
    List<Occupancy> of(Admission admission) {
        Map<Kind, Occupancy> found = database
                .list(
                        """
                        select kind,
                          count(*) filter (where state in ('confirmed', 'checkedIn'))::integer as taken,
                          count(*) filter (where state = 'waitlisted')::integer as waiting
                        from registration where conference = $1 group by kind
                        """,
                        row -> new Occupancy(
                                admission.rule(Kind.of(row.getString("kind")).orElseThrow()),
                                row.getInteger("taken"),
                                row.getInteger("waiting")),
                        admission.conference())
                .stream()
                .collect(Collectors.toMap(occupancy -> occupancy.rule().kind(), Function.identity()));
        return Stream.of(Kind.values())
                .map(kind -> found.getOrDefault(kind, new Occupancy(admission.rule(kind), 0, 0)))
                .toList();
    }

    /// Participants by kind: those with a place, and those who follow remotely while they wait.
    List<Cell> byKind(UUID conference) {
        return cells("kind", conference);
    }

    /// Participants by country, most first; who told none is left out.
    List<Cell> byCountry(UUID conference) {
        return cells("country", conference);
    }

    /// @param column never from a request
    private List<Cell> cells(String column, UUID conference) {
        return database.list(
                """
                select %1$s as cell, count(*)::integer as people from registration
                where conference = $1 and state in ('confirmed', 'checkedIn', 'waitlisted') and %1$s is not null
                group by %1$s order by people desc, %1$s
                """.formatted(column), row -> new Cell(row.getString("cell"), row.getInteger("people")), conference);
    }
}
