package org.plenary.platform.outbox;

import com.google.protobuf.Message;
import java.util.UUID;

/// One fact to publish: the whole public state of one entity.
///
/// @param key what needs order: a session's or a conference's id
/// @param subject the entity's id, told in the envelope
/// @param state the state, as the contract of the service's topic has it
public record Event(UUID key, String subject, Message state) {

    /// @throws IllegalArgumentException when the contract marks a field of the state as personal
    public Event {
        var personal = Personal.fieldOf(state.getDescriptorForType());
        if (personal.isPresent()) {
            throw new IllegalArgumentException(personal.get() + " is personal and stands in no event");
        }
    }

    /// The payload's full name, which is the event's type.
    String type() {
        return state.getDescriptorForType().getFullName();
    }
}
