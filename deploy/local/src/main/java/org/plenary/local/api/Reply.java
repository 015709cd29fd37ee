package org.plenary.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What came back.
///
/// @param call method and path
/// @param text as it came, in UTF-8
/// @param json a missing node where nothing came, or no JSON
public record Reply(String call, int status, String text, JsonNode json, HttpHeaders headers) {

    /// The JSON of a success.
    ///
    /// @throws CallFailure when it is none
    public JsonNode ok() {
        if (status >= 300) {
            throw new CallFailure("%s was answered %d: %s".formatted(call, status, json));
        }
        return json;
    }

    /// A refusal's code.
    public String code() {
        return json.path("code").asText();
    }
}
