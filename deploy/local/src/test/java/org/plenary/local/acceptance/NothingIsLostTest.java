package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;
import static org.plenary.local.acceptance.OwnConference.page;
import static org.plenary.local.acceptance.OwnConference.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was acknowledged is there, whatever was killed meanwhile, and every open page is told of it once.
@ExtendWith(House.class)
class NothingIsLostTest {

    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final int TARGETS = 10;
    /// So many that nobody comes to the end of what one person may ask before the killed part is back.
    private static final int SESSIONS = 50;

    private static final List<String> VOTERS = List.of("delegate", "viewer", "press", "captioner", "lead");
    private static final List<String> ASKERS = List.of("guardian", "moderator2", "chair", "producer", "moderator");

    @ParameterizedTest
    @ValueSource(strings = {"qna", "kafka", "postgres"})
    void everyAcknowledgedQuestionAndVoteSurvivesAKilled(String part) throws Exception {
        var conference = OwnConference.with(SESSIONS);
        Stream.of(VOTERS, ASKERS).flatMap(List::stream).forEach(conference::registered);
        var session = conference.session();
        var early = targets(session, "Before %s was killed, %d?", part);
        var late = targets(session, "After %s was killed, %d?", part);
        var pages = List.of(page(session), page(session), page(session));

        var going = new AtomicBoolean(true);
        var voters = VOTERS.stream()
                .map(account -> new Voter(account, early, going::get))
                .toList();
        var elsewhere = conference.sessions().subList(1, SESSIONS);
        var askers = ASKERS.stream()
                .map(account -> new Asker(account, elsewhere, going::get))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = Stream.concat(voters.stream(), askers.stream())
                    .map(people::submit)
                    .toList();
            try {
                awaitMore(voters, askers);
                House.part(part).kill();
                voters.forEach(voter -> voter.turnTo(late));
                House.part(part).startAgain();
                awaitMore(voters, askers);
            } finally {
                going.set(false);
            }
            for (var person : busy) {
                person.get();
            }
        }

        voters.forEach(voter -> voter.assertEveryVoteStands(session));
        askers.forEach(Asker::assertEveryQuestionIsThereOnce);
        Stream.of(early, late).flatMap(List::stream).forEach(id -> assertShownEverywhere(id, voters, pages));
        assertEveryPageIsToldOnce(pages, early.getFirst());
        pages.forEach(Page::close);
    }

    private static List<String> targets(String session, String text, String part) {
        var targets = new ArrayList<String>();
        for (int number = 1; number <= TARGETS; number++) {
            var asker = ASKERS.get(number % ASKERS.size());
            targets.add(published(asker, session, text.formatted(part, number))
                    .path("id")
                    .asText());
        }
        return targets;
    }

    /// Everybody has had some more acknowledged than they had when this was called.
    private static void awaitMore(List<Voter> voters, List<Asker> askers) {
        var votes = voters.stream().map(Voter::acknowledged).toList();
        var questions = askers.stream().map(Asker::acknowledged).toList();
        await().atMost(HEALED).untilAsserted(() -> {
            for (int at = 0; at < voters.size(); at++) {
                assertThat(voters.get(at).acknowledged()).isGreaterThan(votes.get(at) + 5);
            }
            for (int at = 0; at < askers.size(); at++) {
                assertThat(askers.get(at).acknowledged()).isGreaterThan(questions.get(at) + 2);
            }
        });
    }

    private static void assertShownEverywhere(String id, List<Voter> voters, List<Page> pages) {
        long votes =
                voters.stream().filter(voter -> voter.supports().contains(id)).count();
        await().atMost(HEALED).untilAsserted(() -> {
            assertThat(as("viewer")
                            .get(QNA + "questions/" + id)
                            .ok()
                            .path("votes")
                            .asLong())
                    .isEqualTo(votes);
            assertThat(pages).allSatisfy(page -> assertThat(page.votes(id)).isEqualTo(votes));
        });
    }

    /// After the crash, too: a question chosen now reaches every page that was open all along, once.
    private static void assertEveryPageIsToldOnce(List<Page> pages, String id) {
        var seen = as("moderator").get(QNA + "questions/" + id).ok();
        long version = as("moderator")
                .step(seen, "select", Map.of())
                .ok()
                .path("version")
                .asLong();
        for (var page : pages) {
            await().atMost(HEALED).until(() -> page.timesTold(id, version) > 0);
        }
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.timesTold(id, version)).isEqualTo(1));
    }
}
