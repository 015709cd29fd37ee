package org.plenary.edge.document;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.plenary.proto.viewers.v1.ViewersOuterClass;

/// The topics that services publish on, as their contracts have them.
final class TopicEvents {

    /// A topic.
    ///
    /// @param name which is the contract's package
    /// @param contract where the contract stands on the class path
    /// @param types the full names of what is published on it
    record Topic(String name, String contract, List<String> types) {}

    private TopicEvents() {}

    static List<Topic> all() {
        return Stream.of(
                        org.plenary.proto.registration.v1.Events.getDescriptor(),
                        org.plenary.proto.sessions.v1.Events.getDescriptor(),
                        org.plenary.proto.qna.v1.Events.getDescriptor(),
                        org.plenary.proto.youth.v1.Events.getDescriptor(),
                        ViewersOuterClass.getDescriptor())
                .map(TopicEvents::topic)
                .toList();
    }

    /// Published is what no other message of the contract is made of.
    private static Topic topic(FileDescriptor contract) {
        var parts = new HashSet<Descriptor>();
        contract.getMessageTypes().stream()
                .flatMap(message -> message.getFields().stream())
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .forEach(field -> parts.add(field.getMessageType()));
        var types = contract.getMessageTypes().stream()
                .filter(message -> !parts.contains(message))
                .map(Descriptor::getFullName)
                .toList();
        return new Topic(contract.getPackage(), contract.getName(), types);
    }
}
