package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.OwnConference.QNA;
import static org.plenary.local.acceptance.OwnConference.page;
import static org.plenary.local.acceptance.OwnConference.published;
import static org.plenary.local.acceptance.Person.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was acknowledged is there, whatever was killed meanwhile, and every open page is told of it once.
@ExtendWith(House.class)
class NothingIsLostTest {

    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final String[] VOTERS = {
        "delegate", "viewer", "press", "captioner", "facilitator1", "facilitator2", "lead"
    };
    private static final String[] ASKERS = {"guardian", "moderator2", "chair", "producer", "moderator"};

    private final Set<String> votesAcknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Asked> questionsAcknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusedMeanwhile = new AtomicInteger();
    private final AtomicBoolean going = new AtomicBoolean(true);

    private record Asked(String by, String session, JsonNode question) {}

    @ParameterizedTest
    @ValueSource(strings = {"qna", "kafka", "postgres"})
    void everyAcknowledgedQuestionAndVoteSurvivesAKilled(String part) throws InterruptedException {
        var conference = OwnConference.with(6).registered(VOTERS).registered(ASKERS);
        var session = conference.session();
        var targets = new ArrayList<JsonNode>();
        for (int number = 0; number < 30; number++) {
            targets.add(published(ASKERS[number % ASKERS.length], session, "Target %d of %s?".formatted(number, part)));
        }
        var pages = List.of(page(session), page(session), page(session));

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var voter : VOTERS) {
                people.submit(() -> voteOnAll(voter, targets));
            }
            for (var asker : ASKERS) {
                people.submit(() -> askInAll(asker, conference.sessions().subList(1, 6)));
            }
            await().atMost(HEALED).until(() -> votesAcknowledged.size() > 20 && questionsAcknowledged.size() > 5);
            House.part(part).kill();
            House.part(part).startAgain();
            int before = votesAcknowledged.size() + questionsAcknowledged.size();
            await().atMost(HEALED).until(() -> votesAcknowledged.size() + questionsAcknowledged.size() > before + 20);
            going.set(false);
        }

        assertEveryVoteCounts(session, targets, pages);
        assertEveryQuestionIsThere();
        assertEveryPageIsToldOnce(pages, targets);
        pages.forEach(Page::close);
    }

    private void voteOnAll(String voter, List<JsonNode> targets) {
        for (int at = 0; going.get(); at++) {
            var id = targets.get(at % targets.size()).path("id").asText();
            if (succeeds(() -> as(voter).put(QNA + "questions/" + id + "/vote", Map.of()))) {
                votesAcknowledged.add(voter + " " + id);
            }
        }
    }

    private void askInAll(String asker, List<String> sessions) {
        for (int number = 0; going.get() && number < 8 * sessions.size(); number++) {
            var session = sessions.get(number % sessions.size());
            var body = Map.of(
                    "text", "Question %d of %s".formatted(number, asker), "shownAs", "anonymous", "language", "en");
            succeeds(() -> {
                var reply = as(asker).post(QNA + "sessions/" + session + "/questions", body);
                if (reply.status() == 201) {
                    questionsAcknowledged.add(new Asked(asker, session, reply.json()));
                }
                return reply;
            });
        }
    }

    /// Whether a call was acknowledged; a broken connection or a 503 is not.
    private boolean succeeds(Supplier<Person.Reply> call) {
        try {
            if (call.get().status() < 300) {
                return true;
            }
        } catch (UncheckedIOException broken) {
            // Not acknowledged.
        }
        refusedMeanwhile.incrementAndGet();
        return false;
    }

    private void assertEveryVoteCounts(String session, List<JsonNode> targets, List<Page> pages) {
        for (var voter : VOTERS) {
            var mine = new ArrayList<String>();
            as(voter)
                    .get(QNA + "sessions/" + session + "/votes/mine")
                    .ok()
                    .path("items")
                    .forEach(id -> mine.add(id.asText()));
            for (var target : targets) {
                var id = target.path("id").asText();
                if (votesAcknowledged.contains(voter + " " + id)) {
                    assertThat(mine).contains(id);
                }
            }
        }
        for (var target : targets) {
            var id = target.path("id").asText();
            var stored = as("viewer").get(QNA + "questions/" + id).ok();
            long acknowledged =
                    votesAcknowledged.stream().filter(vote -> vote.endsWith(id)).count();
            assertThat(stored.path("votes").asLong()).isBetween(acknowledged, (long) VOTERS.length);
            for (var page : pages) {
                await().atMost(HEALED).untilAsserted(() -> assertThat(page.votes(id))
                        .isEqualTo(stored.path("votes").asLong()));
            }
        }
    }

    private void assertEveryQuestionIsThere() {
        assertThat(questionsAcknowledged).isNotEmpty();
        for (var asked : questionsAcknowledged) {
            var found = as(asked.by())
                    .get(QNA + "questions/" + asked.question().path("id").asText())
                    .ok();
            assertThat(found.path("text").asText())
                    .isEqualTo(asked.question().path("text").asText());
        }
    }

    /// After the crash, too: a question published now reaches every page that was open all along, once.
    private void assertEveryPageIsToldOnce(List<Page> pages, List<JsonNode> targets) {
        var id = targets.getFirst().path("id").asText();
        var selected = await().atMost(HEALED)
                .until(
                        () -> as("moderator")
                                .step(
                                        as("moderator")
                                                .get(QNA + "questions/" + id)
                                                .ok(),
                                        "select",
                                        Map.of()),
                        reply -> reply.status() == 200)
                .json();
        for (var page : pages) {
            await().atMost(HEALED)
                    .until(() -> page.timesTold(id, selected.path("version").asLong()) > 0);
            assertThat(page.timesTold(id, selected.path("version").asLong())).isEqualTo(1);
        }
    }
}
