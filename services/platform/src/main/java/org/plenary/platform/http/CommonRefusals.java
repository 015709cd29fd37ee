package org.plenary.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Describes the refusals that follow from an operation's form: from whether it needs a login, and from what it takes.
/// A resource describes only those of its own, each code in backticks, and what it says of a code itself stands.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CommonRefusals implements OASFilter {

    private static final Set<String> IDS = Set.of("id", "subject", "admission");
    private static final String PROBLEM = "#/components/schemas/HttpProblem";

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        withoutGuesses(responses);
        if (operation.getSecurity() != null) {
            add(responses, 401, "loginNeeded", "nobody is signed in");
        }
        if (takes(operation, In.PATH, IDS)) {
            add(responses, 400, "malformedId", "that is no id");
        }
        if (operation.getRequestBody() != null) {
            add(responses, 400, "malformed", "the body cannot be read");
            add(responses, 413, "tooLarge", "the body is larger than is taken here");
            add(responses, 415, "unsupportedMediaType", "the body is of another type");
        }
        if (takes(operation, In.QUERY, Set.of("limit"))) {
            add(responses, 400, "malformed", "the limit is no number, or the place is none of this list");
            add(responses, 422, "invalid", "the limit is outside 1 to 200");
        }
        if (takes(operation, In.HEADER, Set.of("If-Match"))) {
            add(responses, 400, "malformedTag", "that is no version");
            add(responses, 412, "changed", "that version is not the current one, which comes with this");
        }
        add(responses, 503, "unavailable", "a part of the system gives no answer; try again");
        return operation;
    }

    /// What was added to the operation without anybody's saying so has no content, and may not be so at all.
    private static void withoutGuesses(APIResponses responses) {
        List.copyOf(responses.getAPIResponses().entrySet()).stream()
                .filter(response -> response.getKey().startsWith("4"))
                .filter(response -> response.getValue().getContent() == null)
                .forEach(response -> responses.removeAPIResponse(response.getKey()));
    }

    private static boolean takes(Operation operation, In where, Set<String> names) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream().anyMatch(taken -> taken.getIn() == where && names.contains(taken.getName()));
    }

    private static void add(APIResponses responses, int status, String code, String meaning) {
        var refusal = "`%s`: %s".formatted(code, meaning);
        var described = responses.getAPIResponse(Integer.toString(status));
        if (described == null) {
            responses.addAPIResponse(Integer.toString(status), problem(refusal));
        } else if (!described.getDescription().contains("`" + code + "`")) {
            described.setDescription(described.getDescription() + "; " + refusal);
        }
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse().description(description).content(content());
    }

    private static Content content() {
        var schema = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json", OASFactory.createMediaType().schema(schema));
    }
}
