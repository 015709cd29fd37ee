package org.plenary.youth.contribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.breakout.Refusal;
import org.plenary.youth.right.Gate;
import org.plenary.youth.room.Attendee;
import org.plenary.youth.room.Door;
import org.plenary.youth.roster.Roster;

/// Knows who may speak in a room, who may read its board, and who has said something at all.
@ApplicationScoped
public class Voices {

    /// A young person who may speak in a room, once it lets them.
    public record Speaker(UUID room, Admission admission) {}

    /// Somebody who may read a board.
    ///
    /// @param viewer the admission of a young person; null for staff
    record Reader(UUID room, @Nullable UUID viewer) {}

    private final Gate gate;
    private final Door door;
    private final Roster roster;

    Voices(Gate gate, Door door, Roster roster) {
        this.gate = gate;
        this.door = door;
        this.roster = roster;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as [Door#enter]; 403 `youthOnly` for staff
    public Speaker speaking(String room) {
        var entry = door.enter(room);
        return switch (entry.attendee()) {
            case Attendee.Youth(var admission) -> new Speaker(entry.room().id(), admission);
            case Attendee.Facilitator facilitator -> throw youthOnly();
            case Attendee.Lead lead -> throw youthOnly();
        };
    }

    /// Whose room it is not does not read its board: who is in another room is not theirs to know.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as [Door#enter]; 403 `notAssigned`
    Reader reading(String room) {
        var entry = door.enter(room);
        var id = entry.room().id();
        return switch (entry.attendee()) {
            case Attendee.Youth(var admission) -> {
                if (roster.roomOf(admission.id()).filter(id::equals).isEmpty()) {
                    throw Problems.forbidden(Refusal.NOT_ASSIGNED.code(), Refusal.NOT_ASSIGNED.detail());
                }
                yield new Reader(id, admission.id());
            }
            case Attendee.Facilitator facilitator -> new Reader(id, null);
            case Attendee.Lead lead -> new Reader(id, null);
        };
    }

    /// @return the caller's own
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such conference; as
    ///     [Door#attendee]; 403 `youthOnly` for staff
    Admission author(String slug) {
        return switch (door.attendee(gate.enter(slug))) {
            case Attendee.Youth(var admission) -> admission;
            case Attendee.Facilitator facilitator -> throw youthOnly();
            case Attendee.Lead lead -> throw youthOnly();
        };
    }

    private static RuntimeException youthOnly() {
        return Problems.forbidden("youthOnly", "Only young people contribute, and take stances.");
    }
}
