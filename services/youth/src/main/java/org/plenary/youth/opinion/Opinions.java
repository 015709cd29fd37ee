package org.plenary.youth.opinion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.plenary.platform.database.Database;

/// The stances in a room.
@ApplicationScoped
class Opinions {

    /// As many contributions as are compared: principal components take the cube of their number, and people take no
    /// stance on more.
    private static final int CONTRIBUTIONS_AT_MOST = 200;

    private record Taken(UUID contribution, UUID person, int stance) {}

    private final Database database;

    Opinions(Database database) {
        this.database = database;
    }

    /// The stances of who takes part on what is shown, of most contributions those on which the most were taken.
    /// People and contributions come in the same order each time.
    Stances in(UUID room) {
        var taken = database.list(
                """
                select s.contribution, s.admission, case s.stance when 'agree' then 1 when 'disagree' then -1 else 0 end as stance
                from stance s
                join admission who on who.id = s.admission and who.admitted
                join (
                  select c.id from contribution c
                  join admission a on a.id = c.admission and a.admitted
                  join stance of on of.contribution = c.id
                  where c.breakout = $1 and c.state = 'shown' group by c.id order by count(*) desc, c.id limit $2) most
                  on most.id = s.contribution
                """,
                row -> new Taken(row.getUUID("contribution"), row.getUUID("admission"), row.getInteger("stance")),
                room,
                CONTRIBUTIONS_AT_MOST);
        var people = new TreeMap<UUID, Map<UUID, Integer>>();
        taken.forEach(one ->
                people.computeIfAbsent(one.person(), person -> new HashMap<>()).put(one.contribution(), one.stance()));
        return new Stances(
                taken.stream().map(Taken::contribution).distinct().sorted().toList(), List.copyOf(people.values()));
    }
}
