package org.plenary.sessions.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.Session.Facts;

/// What a schedule changes.
///
/// @param created events that no session stands for yet
/// @param updated sessions that the schedule says something else about, or that it brings back
/// @param withdrawn sessions on the programme that the schedule no longer has
/// @param unchanged how many sessions stay as they are
record Comparison(List<Planned> created, List<Update> updated, List<Session> withdrawn, int unchanged) {

    /// A session, and what is said about it from now on.
    record Update(Session session, Facts facts) {}

    /// Compares a schedule with all sessions of its conference, withdrawn ones too.
    static Comparison of(Collection<Planned> schedule, Collection<Session> sessions) {
        var byGuid = sessions.stream().collect(Collectors.toMap(Session::guid, Function.identity()));
        var created = new ArrayList<Planned>();
        var updated = new ArrayList<Update>();
        int unchanged = 0;
        for (var planned : schedule) {
            var session = byGuid.get(planned.guid());
            if (session == null) {
                created.add(planned);
                continue;
            }
            var facts = planned.facts(Optional.of(session.facts()));
            if (session.withdrawn() || !facts.equals(session.facts())) {
                updated.add(new Update(session, facts));
            } else {
                unchanged++;
            }
        }
        var named = schedule.stream().map(Planned::guid).collect(Collectors.toSet());
        var withdrawn = sessions.stream()
                .filter(session -> !session.withdrawn() && !named.contains(session.guid()))
                .toList();
        return new Comparison(created, updated, withdrawn, unchanged);
    }

    /// Sessions that the schedule would withdraw although they must stay.
    ///
    /// @param asked sessions that somebody asked a question in
    List<Session> held(Collection<UUID> asked) {
        return withdrawn.stream()
                .filter(session -> session.live().hasPast() || asked.contains(session.id()))
                .toList();
    }
}
