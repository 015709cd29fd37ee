package org.plenary.local.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.plenary.local.api.Reply;

/// What no route can do anything with, and what its answer to it has to be.
final class BadInput {

    private BadInput() {}

    /// A body and how it is announced.
    record Sent(String name, byte[] body, Map<String, String> headers) {

        static Sent json(String body) {
            return new Sent(body, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    static final List<Sent> BODIES = List.of(
            Sent.json(""),
            Sent.json("{"),
            Sent.json("[]"),
            Sent.json("null"),
            Sent.json("{}"),
            Sent.json("{} {}"),
            Sent.json("{\"text\": 1, \"kind\": [], \"closesAt\": 99999999999999, \"state\": {}, \"roles\": \"chair\"}"),
            Sent.json("{\"text\": \"\\u0000\", \"kind\": \"\\ud800\", \"state\": \"\\u202e\", \"slug\": \"../..\"}"),
            new Sent("bytes", new byte[] {0, (byte) 0xff, (byte) 0xfe}, Map.of()),
            new Sent("as text", "{}".getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "text/plain")),
            new Sent("no version", "{}".getBytes(StandardCharsets.UTF_8), Map.of("If-Match", "\"x\"")));

    static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=x",
            "after=AAAA",
            "after=%00",
            "state=%00",
            "theme=%00",
            "day=-999999999-01-01",
            "kind=%F0%9F%99%82",
            "sort=x",
            "q=%00");

    /// What is wrong with an answer; empty if nothing is. A body does not matter everywhere: where all else is well the
    /// call may succeed.
    static String fault(Reply reply) {
        if (reply.status() < 400) {
            return "";
        }
        var type = reply.headers().firstValue("Content-Type").orElse("none");
        return reply.status() < 500
                        && type.startsWith("application/problem+json")
                        && !reply.code().isEmpty()
                        && reply.json().path("status").asInt() == reply.status()
                ? ""
                : "%d %s %s".formatted(reply.status(), type, reply.json());
    }
}
