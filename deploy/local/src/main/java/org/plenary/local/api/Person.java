package org.plenary.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who calls: a demo account with its real token, or a visitor without one.
///
/// @param account null for a visitor
public record Person(PublicApi api, @Nullable String account) {

    public Reply get(String path) {
        return call("GET", path, null, Map.of());
    }

    public Reply post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    public Reply put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    public Reply patch(String path, Object body) {
        return call("PATCH", path, body, Map.of());
    }

    public Reply delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    /// A step of moderation on a question as it was last seen.
    public Reply step(JsonNode question, String step, Object body) {
        return call(
                "POST",
                "/api/v1/qna/questions/" + question.path("id").asText() + "/" + step,
                body,
                Map.of("If-Match", "\"" + question.path("version").asLong() + "\""));
    }

    /// Any call. A body of bytes goes as it is, anything else as JSON.
    ///
    /// @throws CallFailure when no answer came
    public Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        return api.call(account, method, path, body, headers);
    }

    /// The account's lasting identity.
    public String subject() {
        if (account == null) {
            throw new IllegalStateException("A visitor has none");
        }
        return api.subject(account);
    }
}
