package org.plenary.youth.room;

import java.util.UUID;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.breakout.Breakout;

/// Who the caller is in a forum's rooms.
public sealed interface Attendee {

    UUID person();

    /// A young person who has come in.
    record Youth(Admission admission) implements Attendee {

        @Override
        public UUID person() {
            return admission.subject();
        }
    }

    /// A vetted facilitator.
    ///
    /// @param name what the others see
    record Facilitator(UUID person, String name) implements Attendee {}

    /// The safeguarding lead, who looks after the rooms and is in none.
    record Lead(UUID person) implements Attendee {}

    /// Whether they may know of a room.
    default boolean knows(Breakout room) {
        return switch (this) {
            case Youth(var admission) -> admission.band() == room.plan().band();
            case Facilitator facilitator -> true;
            case Lead lead -> true;
        };
    }

    /// Whether they look after the rooms.
    default boolean isStaff() {
        return !(this instanceof Youth);
    }
}
