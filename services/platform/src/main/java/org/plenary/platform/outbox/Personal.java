package org.plenary.platform.outbox;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds fields that the contracts mark as personal; such a field never stands in an event.
final class Personal {

    /// The option of the contracts that is the mark.
    private static final String MARK = "plenary.privacy.v1.personal";

    private static final Map<Descriptor, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    private Personal() {}

    /// The full name of a marked field of the message or of what it is made of; empty when there is none.
    static Optional<String> fieldOf(Descriptor message) {
        return KNOWN.computeIfAbsent(message, asked -> find(asked, new HashSet<>()));
    }

    private static Optional<String> find(Descriptor message, Set<Descriptor> seen) {
        if (!seen.add(message)) {
            return Optional.empty();
        }
        for (var field : message.getFields()) {
            if (isMarked(field)) {
                return Optional.of(field.getFullName());
            }
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                var inside = find(field.getMessageType(), seen);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMarked(FieldDescriptor field) {
        return field.getOptions().getAllFields().entrySet().stream()
                .anyMatch(
                        option -> option.getKey().getFullName().equals(MARK) && Boolean.TRUE.equals(option.getValue()));
    }
}
