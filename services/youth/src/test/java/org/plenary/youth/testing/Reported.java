package org.plenary.youth.testing;

import static org.plenary.youth.testing.Forum.as;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports, and the cases they become.
public final class Reported {

    private Reported() {}

    public static Map<String, String> about(String kind, @Nullable String name) {
        return name == null ? Map.of("kind", kind) : Map.of("kind", kind, "name", name);
    }

    public static ValidatableResponse report(String path, String account, Map<String, String> about, String reason) {
        return as(account)
                .body(Map.of("about", about, "reason", reason))
                .post(path)
                .then();
    }

    /// The case of what `youth13` reports in a room.
    public static String reported(Room room, Map<String, String> about) {
        return report(room.at("reports"), "youth13", about, "unkind")
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String reported(Forum forum, String account, Map<String, ?> body) {
        return as(account)
                .body(body)
                .post(forum.at("reports"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static ValidatableResponse reads(String account, String report) {
        return as(account).get("/api/v1/youth/cases/" + report).then();
    }

    public static ValidatableResponse closes(String account, String report, String outcome) {
        return as(account)
                .body(Map.of("outcome", outcome, "text", "We spoke."))
                .post(at(report, "close"))
                .then();
    }

    public static String at(String report, String path) {
        return "/api/v1/youth/cases/%s/%s".formatted(report, path);
    }
}
