package org.plenary.local.acceptance;

import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.visitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.plenary.local.api.Reply;

/// A call of the youth forum, and what each kind of caller gets: a line of `who-may-what.txt`.
///
/// @param on the name of what it is about; `-` when the conference alone says it
/// @param gets by kind of caller: [#DONE], or the refusal's status, with its code after 403 and 409
/// @param body what is sent; empty when there is none
record YouthCall(Route route, String on, Map<String, String> gets, String body) {

    static final String DONE = "yes";

    private static final String HEAD = "operation ";
    private static final Duration GATHERED = Duration.ofSeconds(60);

    /// An operation of the document that edge gives out.
    ///
    /// @param takesBody whether it says what is to be sent
    /// @param takesVersion whether it is for `If-Match`
    record Route(String method, String path, boolean takesBody, boolean takesVersion) {}

    /// The table's lines in their order.
    ///
    /// @throws AssertionError when the table and the document have not the same operations, or the table other
    // callers
    static List<YouthCall> all() {
        var routes = routes();
        var lines = lines();
        var refusals = new HashMap<String, String>();
        while (!lines.getFirst().startsWith(HEAD)) {
            var refusal = lines.removeFirst().split(" +", 2);
            refusals.put(refusal[0], refusal[1]);
        }
        var head = cells(lines.removeFirst());
        var kinds = head.subList(2, head.size());
        if (!kinds.equals(BusyForum.kinds())) {
            throw new AssertionError("The table's callers are " + kinds);
        }
        var named = lines.stream().map(line -> cells(line).getFirst()).toList();
        var missing = new ArrayList<>(routes.keySet());
        missing.removeAll(named);
        var unknown = new ArrayList<>(named);
        unknown.removeAll(routes.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new AssertionError("The table lacks %s, the document lacks %s".formatted(missing, unknown));
        }
        return lines.stream().map(line -> read(line, kinds, refusals, routes)).toList();
    }

    /// Makes the call as somebody of that kind, whatever version the thing has.
    Reply as(String kind, BusyForum forum) {
        return as(kind, forum, "*");
    }

    /// As [#as], if the thing has that version.
    Reply as(String kind, BusyForum forum, String version) {
        return forum.caller(kind)
                .call(
                        route.method(),
                        forum.address(route.path(), on),
                        body.isEmpty() ? null : forum.body(body, kind).getBytes(StandardCharsets.UTF_8),
                        Map.of("If-Match", version));
    }

    boolean isDoneFor(String kind) {
        return DONE.equals(gets.get(kind));
    }

    /// Whether it is theirs to do, though maybe not as things stand.
    boolean isLetIn(String kind) {
        return isDoneFor(kind) || gets.getOrDefault(kind, "").startsWith("409");
    }

    @Override
    public String toString() {
        return "%s %s (%s)".formatted(route.method(), route.path(), on);
    }

    private static YouthCall read(
            String line, List<String> kinds, Map<String, String> refusals, Map<String, Route> routes) {
        var cells = line.split(" +", kinds.size() + 3);
        var gets = new LinkedHashMap<String, String>();
        for (int at = 0; at < kinds.size(); at++) {
            gets.put(kinds.get(at), refusals.getOrDefault(cells[at + 2], cells[at + 2]));
        }
        return new YouthCall(
                Objects.requireNonNull(routes.get(cells[0])),
                cells[1],
                gets,
                cells.length == kinds.size() + 3 ? cells[kinds.size() + 2] : "");
    }

    private static Map<String, Route> routes() {
        var routes = new TreeMap<String, Route>();
        // A busy machine may need more than one try to gather all services' parts.
        var document = await().atMost(GATHERED)
                .until(() -> visitor().get("/api/v1/openapi.json"), reply -> reply.status() == 200);
        document.ok().path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(OwnForum.YOUTH))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> routes.put(
                                method.getValue().path("operationId").asText(),
                                new Route(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        method.getValue().has("requestBody"),
                                        method.getValue()
                                                .path("parameters")
                                                .findValuesAsText("name")
                                                .contains("If-Match")))));
        return routes;
    }

    private static List<String> lines() {
        try (var table = YouthCall.class.getResourceAsStream("who-may-what.txt")) {
            var text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return new ArrayList<>(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.strip().split(" +"));
    }
}
