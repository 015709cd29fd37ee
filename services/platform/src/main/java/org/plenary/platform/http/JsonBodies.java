package org.plenary.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/// Describes a body whose type nobody says as JSON: a [Body] takes nothing else. The resources' own `@Consumes` says
/// `*/*` so that the type is refused in its turn, after who may not come in at all.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class JsonBodies implements OASFilter {

    private static final String ANY = "*/*";

    @Override
    public Operation filterOperation(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && body.getContent() != null && body.getContent().hasMediaType(ANY)) {
            var content = body.getContent();
            content.addMediaType("application/json", content.getMediaType(ANY));
            content.removeMediaType(ANY);
        }
        return operation;
    }
}
