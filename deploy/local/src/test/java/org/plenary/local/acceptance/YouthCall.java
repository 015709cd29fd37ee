package org.plenary.local.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.plenary.local.api.Reply;

/// A call of the youth forum, and what each kind of caller gets: a line of `who-may-what.txt`.
///
/// @param on the name of what it is about; `-` when the conference alone says it
/// @param gets by kind of caller: [#DONE], or the refusal as [#word] has it
/// @param body what is sent; empty when there is none
record YouthCall(Route route, String on, Map<String, String> gets, String body) {

    static final String DONE = "yes";

    private static final String HEAD = "operation ";
    private static final Pattern CODE = Pattern.compile("`([a-zA-Z.]+)`");
    /// An operation of the document that edge gives out.
    ///
    /// @param takesBody whether it says what is to be sent
    /// @param takesVersion whether it is for `If-Match`
    /// @param says the answers it describes: each status, and each status with a code that its
    ///     description names
    record Route(String method, String path, boolean takesBody, boolean takesVersion, Set<String> says) {

        static Route of(String method, String path, JsonNode described) {
            return new Route(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    described.has("requestBody"),
                    described.path("parameters").findValuesAsText("name").contains("If-Match"),
                    answers(described.path("responses")));
        }

        private static Set<String> answers(JsonNode responses) {
            var answers = new TreeSet<String>();
            responses.properties().forEach(response -> {
                var status = response.getKey();
                answers.add(status);
                CODE.matcher(response.getValue().path("description").asText())
                        .results()
                        .forEach(code -> answers.add(status + " " + code.group(1)));
            });
            return answers;
        }
    }

    /// The table's lines in their order.
    ///
    /// @throws AssertionError when the table and the document have not the same operations, or the
    ///     table other callers
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

    /// What came back, as the table and the document say it: [#DONE], or the refusal's status, with
    /// its code where one status stands for several refusals.
    static String word(Reply reply) {
        return switch (reply.status()) {
            case 200, 201, 204 -> DONE;
            case 401, 404 -> Integer.toString(reply.status());
            default -> (reply.status() + " " + reply.code()).strip();
        };
    }

    /// What the document does not say of these answers, as [#word] has them.
    Set<String> unsaid(Collection<String> answers) {
        var unsaid = new TreeSet<>(answers);
        unsaid.remove(DONE);
        unsaid.removeAll(route.says());
        return unsaid;
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
        House.description().path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(OwnForum.YOUTH))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> routes.put(
                                method.getValue().path("operationId").asText(),
                                Route.of(method.getKey(), path.getKey(), method.getValue()))));
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
