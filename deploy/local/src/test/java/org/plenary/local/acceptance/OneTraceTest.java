package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;
import static org.plenary.local.acceptance.OwnConference.ask;
import static org.plenary.local.acceptance.OwnConference.page;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From a browser's call to the frame on everybody's page is one trace, through the outbox and Kafka.
@ExtendWith(House.class)
class OneTraceTest {

    private static final Duration EXPORTED = Duration.ofSeconds(30);
    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void theFrameThatShowsAPublishedQuestionBelongsToTheTraceOfTheModeratorsCall() {
        var conference = OwnConference.with(1).registered("delegate");
        var question = ask("delegate", conference.session(), "Who sees this when?");
        var trace = UUID.randomUUID().toString().replace("-", "");

        try (var open = page(conference.session())) {
            var id = question.path("id").asText();
            as("moderator")
                    .call(
                            "POST",
                            QNA + "questions/" + id + "/publish",
                            Map.of(),
                            Map.of("If-Match", "\"1\"", "traceparent", "00-" + trace + "-" + CALLER + "-01"))
                    .ok();
            await().until(() -> open.question(id) != null);
        }

        await().atMost(EXPORTED).untilAsserted(() -> {
            var pieces = House.collector().trace(trace);
            assertThat(pieces)
                    .anyMatch(piece ->
                            piece.service().equals("edge") && piece.parent().equals(CALLER))
                    .anyMatch(piece -> piece.service().equals("qna"))
                    .anyMatch(piece ->
                            piece.service().equals("edge") && piece.name().equals("live.frame"));
            assertThat(orphans(pieces)).isEmpty();
        });
    }

    /// Pieces whose parent is neither the caller nor another piece: the trace would be torn there.
    private static Set<Collector.Piece> orphans(List<Collector.Piece> pieces) {
        var known = new HashSet<String>(Set.of(CALLER));
        pieces.forEach(piece -> known.add(piece.id()));
        var orphans = new HashSet<>(pieces);
        orphans.removeIf(piece -> known.contains(piece.parent()));
        return orphans;
    }
}
