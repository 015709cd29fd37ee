package org.plenary.youth.conclusion;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.youth.room.Attendee;
import org.plenary.youth.room.Door;
import org.plenary.youth.roster.Roster;

/// Knows who may do what with a room's conclusions.
@ApplicationScoped
class Chamber {

    /// Somebody who may know of a room.
    ///
    /// @param viewer the admission of a young person; null for staff
    /// @param inside whether the room is theirs, or theirs to look after
    record Reader(Door.Entry entry, @Nullable UUID viewer, boolean inside) {}

    private final Door door;
    private final Roster roster;
    private final Conclusions conclusions;

    Chamber(Door door, Roster roster, Conclusions conclusions) {
        this.door = door;
        this.roster = roster;
        this.conclusions = conclusions;
    }

    /// @throws HttpProblem as [Door#enter]
    Reader reading(String room) {
        var entry = door.enter(room);
        return switch (entry.attendee()) {
            case Attendee.Youth(var admission) ->
                new Reader(
                        entry,
                        admission.id(),
                        roster.roomOf(admission.id())
                                .filter(entry.room().id()::equals)
                                .isPresent());
            case Attendee.Facilitator facilitator -> new Reader(entry, null, true);
            case Attendee.Lead lead -> new Reader(entry, null, true);
        };
    }

    /// @throws HttpProblem as [Door#enter]; 403 `roleNeeded` for who does not facilitate
    Door.Entry facilitating(String room) {
        var entry = door.enter(room);
        return switch (entry.attendee()) {
            case Attendee.Facilitator facilitator -> entry;
            case Attendee.Youth youth -> throw roleNeeded();
            case Attendee.Lead lead -> throw roleNeeded();
        };
    }

    /// As [#facilitating], while nobody has stopped the room.
    ///
    /// @throws HttpProblem as [#facilitating] and [Door#requireGoingOn]
    Door.Entry writing(String room) {
        var entry = facilitating(room);
        Door.requireGoingOn(entry.room());
        return entry;
    }

    /// The conclusion of that id, whoever asks.
    ///
    /// @throws HttpProblem 400 `malformedId`; 404 when there is none
    Conclusion conclusion(String id) {
        return conclusions.find(Ids.parse(id), null).orElseThrow(Chamber::unknown);
    }

    static HttpProblem unknown() {
        return Problems.notFound("There is no such conclusion.");
    }

    private static HttpProblem roleNeeded() {
        return Problems.forbidden("roleNeeded", "A facilitator writes down what the room concludes.");
    }
}
