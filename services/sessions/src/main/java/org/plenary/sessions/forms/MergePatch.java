package org.plenary.sessions.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.stream.Collectors;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Problems;

/// JSON merge-patch (RFC 7396): what is absent stays, what is null is cleared, what is given replaces.
@ApplicationScoped
public class MergePatch {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ObjectMapper json;

    MergePatch(ObjectMapper json) {
        this.json = json;
    }

    /// Reads the patch that a body holds.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 and 415 as [Body#bytes]; 400 when it
    ///     is no JSON object
    public ObjectNode read(Body<?> body) {
        var bytes = body.bytes(MediaType.APPLICATION_JSON, MERGE_PATCH);
        try {
            if (json.readTree(bytes) instanceof ObjectNode patch) {
                return patch;
            }
            throw Problems.malformed("malformed", "A JSON object is needed.");
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw Problems.malformed(
                    "malformed",
                    at == null
                            ? "That is not JSON."
                            : "That is not JSON: line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    /// Applies a patch to a form as it is filled in now. The result is not judged yet.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a field has the wrong JSON type
    public <T> T apply(ObjectNode patch, T current, Class<T> form) {
        ObjectNode merged = json.valueToTree(current);
        merge(merged, patch);
        try {
            return json.treeToValue(merged, form);
        } catch (JsonMappingException wrong) {
            var place = wrong.getPath().stream()
                    .map(reference -> reference.getFieldName() == null
                            ? "[%d]".formatted(reference.getIndex())
                            : reference.getFieldName())
                    .collect(Collectors.joining("."));
            throw Problems.malformed("malformed", "Cannot read the field %s.".formatted(place));
        } catch (JsonProcessingException wrong) {
            throw Problems.malformed("malformed", "Cannot read this JSON.");
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.putNull(field.getKey());
            } else if (value instanceof ObjectNode deeper && target.get(field.getKey()) instanceof ObjectNode below) {
                merge(below, deeper);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }
}
