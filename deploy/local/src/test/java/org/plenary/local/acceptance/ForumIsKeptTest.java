package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.House.visitor;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The youth service is killed while young people speak, take stances and report, and facilitators decide and adopt:
/// what was acknowledged is there afterwards, once.
@ExtendWith(House.class)
class ForumIsKeptTest {

    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final Map<String, String> YOUNG =
            Map.of("youth13", "Kestrel", "youth16", "Heron", "delegate", "Puffin", "viewer", "Curlew");

    /// What staff read of the words of what is not shown.
    private static final String SEALED = "";

    @Test
    void whatWasAcknowledgedInARoomSurvivesItsServiceBeingKilled() throws Exception {
        var forum = OwnForum.create();
        YOUNG.forEach(forum::admit);
        var going = new AtomicBoolean(true);
        try (var room = OwnRoom.opened(forum.room("Hopes and fears"))) {
            YOUNG.keySet().forEach(room::join);
            var ground = room.contribute("youth13", "What everything rests on");
            as("facilitator1")
                    .post(YOUTH + "contributions/" + ground + "/show", Map.of())
                    .ok();

            var shown = new CopyOnWriteArrayList<String>();
            var contributors = YOUNG.keySet().stream()
                    .map(account -> new Contributor(account, room, shown, going::get))
                    .toList();
            var checker = new Checker("facilitator1", room, shown, going::get);
            var scribe = new Scribe("facilitator2", room, ground, List.copyOf(YOUNG.keySet()), going::get);
            var everybody = Stream.concat(contributors.stream(), Stream.of(checker, scribe))
                    .toList();
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                var busy = everybody.stream().map(people::submit).toList();
                try {
                    awaitMore(everybody);
                    House.part("youth").kill();
                    var killed = Instant.now();
                    room.silence("facilitator2");
                    House.part("youth").startAgain();
                    assertThat(Duration.between(killed, Instant.now()))
                            .as("the service is back before the room closes by itself")
                            .isLessThan(RoomPathTest.CLOSED);
                    assertHeldUntilHeardOf(room, "facilitator2");
                    awaitMore(everybody);
                } finally {
                    going.set(false);
                }
                for (var person : busy) {
                    person.get();
                }
            }
            assertBoard(room, ground, contributors, checker);
            assertConclusions(room, scribe);
            assertThat(all(forum.at("cases")))
                    .hasSize(
                            contributors.stream().mapToInt(Contributor::reports).sum());
            assertLedger(room, 1 + checker.decisions());
            assertTold(checker.toldById());
        }
    }

    /// Everybody has had some more acknowledged than they had when this was called.
    private static void awaitMore(List<Attendee> everybody) {
        var before = everybody.stream().map(Insistent::acknowledged).toList();
        await().atMost(HEALED).untilAsserted(() -> {
            for (int at = 0; at < before.size(); at++) {
                assertThat(everybody.get(at).acknowledged()).isGreaterThan(before.get(at) + 2);
            }
        });
    }

    private static void assertHeldUntilHeardOf(OwnRoom room, String facilitator) {
        await().atMost(HEALED).until(() -> state(room), "held"::equals);
        var words = Map.of("kind", "idea", "text", "Too early", "language", "en");
        assertThat(as("youth13").post(room.at("/contributions"), words).code()).isEqualTo("held");
        room.speak(facilitator);
        await().atMost(HEALED).until(() -> state(room), "open"::equals);
    }

    private static String state(OwnRoom room) {
        return as("lead").get(room.at("")).ok().path("state").asText();
    }

    private static void assertBoard(OwnRoom room, String ground, List<Contributor> contributors, Checker checker) {
        var board = all(room.at("/contributions")).stream()
                .filter(item -> !id(item).equals(ground))
                .toList();
        var texts = new HashMap<String, String>();
        contributors.forEach(contributor -> texts.putAll(contributor.textById()));
        assertThat(board)
                .extracting(ForumIsKeptTest::id, item -> item.path("text").asText(SEALED))
                .containsExactlyInAnyOrderElementsOf(texts.entrySet().stream()
                        .map(said ->
                                tuple(said.getKey(), isDeclined(said.getKey(), checker) ? SEALED : said.getValue()))
                        .toList());
        for (var item : board) {
            var state = item.path("state").asText();
            assertThat(state)
                    .as("what became of %s", item)
                    .isEqualTo(checker.stateById().getOrDefault(id(item), "waiting"));
            if (state.equals("shown")) {
                assertThat(totals(item)).as("stances on %s", item).isEqualTo(stances(id(item), contributors));
            }
        }
        assertThat(checker.stateById()).containsValues("shown", "declined");
    }

    private static boolean isDeclined(String id, Checker checker) {
        return "declined".equals(checker.stateById().get(id));
    }

    private static Map<String, Long> totals(JsonNode item) {
        return item.path("totals").properties().stream()
                .filter(total -> total.getValue().asLong() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, total -> total.getValue().asLong()));
    }

    private static Map<String, Long> stances(String id, List<Contributor> contributors) {
        return contributors.stream()
                .flatMap(contributor ->
                        Optional.ofNullable(contributor.stanceById().get(id)).stream())
                .collect(Collectors.groupingBy(stance -> stance, Collectors.counting()));
    }

    private static void assertConclusions(OwnRoom room, Scribe scribe) {
        var conclusions = all(room.at("/conclusions"));
        assertThat(conclusions).extracting(ForumIsKeptTest::id).containsExactlyInAnyOrderElementsOf(scribe.adopted());
        assertThat(conclusions).allSatisfy(conclusion -> {
            assertThat(conclusion.path("state").asText()).isEqualTo("adopted");
            assertThat(conclusion.path("agree").asInt()).isEqualTo(YOUNG.size());
        });
    }

    private static void assertLedger(OwnRoom room, int decisions) {
        var ledger = visitor().get(room.at("/ledger")).ok();
        assertThat(ledger.path("count").asInt()).isEqualTo(decisions);
        assertThat(ledger.path("intact").asBoolean()).isTrue();
    }

    /// Each event names what it is about twice: as its subject, and in what it says.
    private static void assertTold(Map<String, Integer> toldById) {
        await().atMost(HEALED).untilAsserted(() -> {
            var topic = topic();
            toldById.forEach((id, times) -> assertThat(topic.split(id, -1).length - 1)
                    .as("how often %s is named", id)
                    .isGreaterThanOrEqualTo(2 * times));
        });
    }

    /// Everything on the forum's topic, byte by byte: what is looked for is ASCII.
    private static String topic() {
        try (var files = Files.walk(House.folder().resolve("data/kafka"))) {
            return files.filter(file -> file.toString().matches(".*/plenary\\.youth\\.v1-\\d+/\\d+\\.log"))
                    .map(ForumIsKeptTest::text)
                    .collect(Collectors.joining());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// All pages of a list, as the lead reads it.
    private static List<JsonNode> all(String list) {
        var items = new ArrayList<JsonNode>();
        var next = Optional.of(list + "?limit=200");
        while (next.isPresent()) {
            var page = as("lead").get(next.get());
            page.ok().path("items").forEach(items::add);
            next = page.headers()
                    .firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return items;
    }

    private static String id(JsonNode item) {
        return item.path("id").asText();
    }
}
