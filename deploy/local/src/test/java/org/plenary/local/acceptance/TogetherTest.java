package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;
import static org.plenary.local.acceptance.OwnConference.ask;
import static org.plenary.local.acceptance.OwnConference.published;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests of several people, sent all at once over the same connections, never show one of them what is another's.
@ExtendWith(House.class)
class TogetherTest {

    private static final List<String> PEOPLE = List.of("delegate", "viewer", "press", "captioner", "lead", "guardian");
    private static final int ROUNDS = 20;
    private static final int SESSIONS = 3;
    private static final int TARGETS = 6;

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void nobodyIsEverShownWhatIsAnothers() throws InterruptedException, ExecutionException {
        var conference = OwnConference.with(SESSIONS);
        for (var account : PEOPLE) {
            as(account)
                    .post(
                            REGISTRATION + conference.slug() + "/registrations",
                            Map.of("kind", "viewer", "name", nameOf(account)))
                    .ok();
        }
        var targets = new ArrayList<String>();
        for (int number = 0; number < TARGETS; number++) {
            targets.add(published(PEOPLE.get(number), conference.session(), "A target asked by " + PEOPLE.get(number))
                    .path("id")
                    .asText());
        }
        var walks = new ArrayList<Callable<Boolean>>();
        for (int at = 0; at < PEOPLE.size(); at++) {
            var account = PEOPLE.get(at);
            // Everybody supports others than their neighbours do.
            var supported = Set.of(targets.get(at), targets.get((at + 2) % TARGETS));
            walks.add(() -> walk(account, conference, targets, supported));
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> walk : people.invokeAll(walks)) {
                assertThat(walk.get()).isTrue();
            }
        }
        assertThat(calls.get()).isGreaterThan(500);
    }

    /// One person's day: everything that is theirs, asked for again and again while the others do the same.
    private boolean walk(String account, OwnConference conference, List<String> targets, Set<String> supported) {
        var asked = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 4 == 0) {
                var session = conference.sessions().get(1 + round / 4 % (SESSIONS - 1));
                calls.incrementAndGet();
                asked.add(ask(account, session, textOf(account, round))
                        .path("text")
                        .asText());
            }
            for (var target : targets) {
                var path = QNA + "questions/" + target + "/vote";
                var vote = supported.contains(target) ? call(account, "PUT", path) : call(account, "DELETE", path);
                assertThat(vote.path("mine").asBoolean()).isEqualTo(supported.contains(target));
            }
            assertThat(texts(call(account, "GET", QNA + "questions/mine?limit=200"), "text"))
                    .containsAll(asked)
                    .allMatch(text -> !text.startsWith("Round") || text.endsWith(" of " + account));
            assertThat(ids(call(account, "GET", QNA + "sessions/" + conference.session() + "/votes/mine")))
                    .isEqualTo(supported);
            assertThat(call(account, "GET", "/api/v1/me").path("subject").asText())
                    .isEqualTo(as(account).subject());
            assertThat(call(account, "GET", REGISTRATION + conference.slug() + "/registrations/me")
                            .path("name")
                            .asText())
                    .isEqualTo(nameOf(account));
        }
        return true;
    }

    private JsonNode call(String account, String method, String path) {
        calls.incrementAndGet();
        return as(account).call(method, path, null, Map.of()).ok();
    }

    private static String nameOf(String account) {
        return "Known as " + account;
    }

    private static String textOf(String account, int round) {
        return "Round %d of %s".formatted(round, account);
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static Set<String> ids(JsonNode list) {
        var ids = new HashSet<String>();
        list.path("items").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
