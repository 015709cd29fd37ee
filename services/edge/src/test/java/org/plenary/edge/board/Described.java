package org.plenary.edge.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// What frames hold by edge's own description, and nothing that it does not name.
final class Described {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "/org/plenary/edge/document/openapi.json";

    private final JsonSchema schema;

    private Described(JsonSchema schema) {
        this.schema = schema;
    }

    /// @param name of a schema, such as `LiveSnapshot`
    static Described as(String name) {
        try (var file = Described.class.getResourceAsStream(DESCRIPTION)) {
            var root = JSON.createObjectNode();
            root.put("$ref", "#/components/schemas/" + name);
            root.set("components", JSON.readTree(file).path("components"));
            close(root);
            return new Described(
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What is not described must not be there.
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Described::close);
    }

    /// In what a frame differs from its description.
    List<String> faults(byte[] frame) {
        try {
            return schema.validate(JSON.readTree(frame)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException unreadable) {
            return List.of(unreadable.toString());
        }
    }
}
