package org.plenary.qna.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.poll.PublicPoll;

/// What an export holds.
final class ExportForm {

    /// In which everybody who may watch may read a question.
    private static final List<String> PUBLIC = List.of(
            "id",
            "text",
            "reworded",
            "author",
            "origin",
            "band",
            "language",
            "translations",
            "votes",
            "mergedCount",
            "state",
            "publishedAt",
            "stagedAt",
            "answeredAt",
            "answer");

    /// In which the session's staff does.
    private static final List<String> STAFF = List.of(
            "id",
            "text",
            "original",
            "author",
            "shownAs",
            "kind",
            "origin",
            "link",
            "band",
            "language",
            "translations",
            "votes",
            "state",
            "askedAt",
            "publishedAt",
            "selectedAt",
            "stagedAt",
            "answeredAt",
            "decidedAt",
            "answer",
            "decision.rule",
            "decision.reason",
            "rewording.rule",
            "rewording.reason",
            "mergedInto.id",
            "mergedCount");

    private static final List<String> POLLS =
            List.of("poll", "prompt", "kind", "state", "openedAt", "closedAt", "ballots", "choice", "count");

    private ExportForm() {}

    /// A session's questions and polls.
    ///
    /// @param questions as the caller sees them
    @Schema(name = "QnaExport")
    record Whole(UUID session, Instant exportedAt, List<?> questions, List<PublicPoll> polls) {}

    /// One choice of a poll, as a row.
    ///
    /// @param count null while nobody may know
    record Choice(
            UUID poll,
            String prompt,
            String kind,
            String state,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            long ballots,
            String choice,
            @Nullable Long count) {}

    static Sheet questions(Whole whole, boolean staff, ObjectMapper json) {
        return new Sheet("Questions", staff ? STAFF : PUBLIC, items(whole.questions(), json));
    }

    static Sheet polls(Whole whole, ObjectMapper json) {
        var choices =
                whole.polls().stream().flatMap(poll -> choices(poll).stream()).toList();
        return new Sheet("Polls", POLLS, items(choices, json));
    }

    private static List<JsonNode> items(List<?> items, ObjectMapper json) {
        return items.stream().<JsonNode>map(json::valueToTree).toList();
    }

    private static List<Choice> choices(PublicPoll poll) {
        var words = words(poll);
        var choices = new ArrayList<Choice>();
        for (int at = 0; at < words.size(); at++) {
            var counts = poll.counts();
            choices.add(new Choice(
                    poll.id(),
                    poll.prompt(),
                    poll.kind(),
                    poll.state(),
                    poll.openedAt(),
                    poll.closedAt(),
                    poll.ballots(),
                    words.get(at),
                    counts == null ? null : counts.get(at)));
        }
        return choices;
    }

    private static List<String> words(PublicPoll poll) {
        var scale = poll.scale();
        if (scale == null) {
            return poll.options();
        }
        var steps = new ArrayList<String>();
        for (int step = scale.from(); step <= scale.to(); step++) {
            steps.add(Integer.toString(step));
        }
        return steps;
    }
}
