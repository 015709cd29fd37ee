package org.plenary.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Lays overlays over a realm's file: lists grow by the overlay's elements, objects are merged, anything else is
/// replaced. So the accounts of a local run never stand in the file that is used in earnest.
final class RealmFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmFiles() {}

    static void merge(List<Path> files, Path into) throws IOException {
        var merged = JSON.createObjectNode();
        for (var file : files) {
            overlay(merged, (ObjectNode) JSON.readTree(file.toFile()));
        }
        JSON.writeValue(into.toFile(), merged);
    }

    private static void overlay(ObjectNode base, ObjectNode overlay) {
        overlay.properties().forEach(property -> {
            var name = property.getKey();
            base.set(name, merged(base.path(name), property.getValue()));
        });
    }

    private static JsonNode merged(JsonNode base, JsonNode overlay) {
        if (base instanceof ObjectNode object && overlay instanceof ObjectNode other) {
            overlay(object, other);
            return object;
        }
        if (base instanceof ArrayNode list && overlay instanceof ArrayNode more) {
            return list.addAll(more);
        }
        return overlay;
    }
}
