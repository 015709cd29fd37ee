package org.plenary.youth.annex;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.annex.AnnexBody.Line;
import org.plenary.youth.conclusion.Conclusion;
import org.plenary.youth.conclusion.Conclusion.Ground;
import org.plenary.youth.conclusion.ConclusionForm.ResponseView;
import org.plenary.youth.conclusion.RecordedResponse;
import org.plenary.youth.conclusion.RecordedResponse.Answer;

/// How annexes are answered.
final class AnnexAnswer {

    private AnnexAnswer() {}

    /// A version as it is read: what was signed, with responses and pseudonyms as they stand.
    @Schema(name = "YouthAnnex")
    record View(
            int version,
            Instant publishedAt,

            @Schema(description = "Of the signed bytes, in hexadecimal")
            String sha256,

            @Schema(description = "Room by room; one that was withdrawn since is left out")
            List<Item> conclusions,

            Counts counts) {

        /// @param conclusions that hold, by id
        /// @param names pseudonyms that may be published, by contribution
        static View of(Annex annex, AnnexBody body, Map<UUID, Conclusion> conclusions, Map<UUID, String> names) {
            var items = body.conclusions().stream()
                    .flatMap(line -> Stream.ofNullable(conclusions.get(line.id()))
                            .map(conclusion -> Item.of(line, conclusion, names)))
                    .toList();
            return new View(
                    annex.version(),
                    body.publishedAt(),
                    HexFormat.of().formatHex(annex.digest()),
                    items,
                    Counts.of(items));
        }
    }

    /// How the conference has answered.
    @Schema(name = "YouthAnnexCounts")
    record Counts(
            @Schema(description = "How many it owes a response")
            long open,

            long accepted,
            long inPart,
            long declined) {

        static Counts of(List<Item> items) {
            return new Counts(
                    items.stream().filter(Item::open).count(),
                    count(items, Answer.ACCEPTED),
                    count(items, Answer.IN_PART),
                    count(items, Answer.DECLINED));
        }

        private static long count(List<Item> items, Answer answer) {
            return items.stream()
                    .map(Item::response)
                    .filter(response -> response != null && response.answer().equals(answer.word()))
                    .count();
        }
    }

    /// One conclusion.
    @Schema(name = "YouthAnnexConclusion")
    record Item(
            UUID id,

            @Schema(description = "Of the room") String topic,

            @Schema(
                    description = "Of the room",
                    enumeration = {"13-15", "16-17"})
            String band,

            String text,

            @Schema(description = "What it rests on; what is not shown any more since is left out")
            List<Contribution> contributions,

            @Schema(description = "Null below five") @Nullable
            Long agree,

            @Schema(description = "Null below five") @Nullable
            Long disagree,

            @Schema(description = "Null below five") @Nullable
            Long pass,

            @Schema(description = "What those think who see it otherwise") @Nullable
            String dissent,

            @Nullable ResponseView response,

            @Schema(description = "Whether the conference owes a response")
            boolean open,

            @Schema(description = "What it answered before, the oldest first")
            List<ResponseView> earlier) {

        static Item of(Line line, Conclusion conclusion, Map<UUID, String> names) {
            var responses = conclusion.responses();
            var shown = conclusion.grounds().stream().map(Ground::contribution).collect(Collectors.toSet());
            return new Item(
                    line.id(),
                    line.topic(),
                    line.band(),
                    line.text(),
                    line.contributions().stream()
                            .filter(ground -> shown.contains(ground.id()))
                            .map(ground -> new Contribution(ground.kind(), ground.text(), names.get(ground.id())))
                            .toList(),
                    line.agree(),
                    line.disagree(),
                    line.pass(),
                    line.dissent(),
                    conclusion.response().map(ResponseView::of).orElse(null),
                    responses.isEmpty(),
                    earlier(responses));
        }

        private static List<ResponseView> earlier(List<RecordedResponse> responses) {
            return responses.stream()
                    .limit(Math.max(0, responses.size() - 1))
                    .map(ResponseView::of)
                    .toList();
        }
    }

    /// A contribution that it rests on.
    @Schema(name = "YouthAnnexContribution")
    record Contribution(
            @Schema(enumeration = {"hope", "fear", "idea", "concern", "proposal"})
            String kind,

            String text,

            @Schema(description = "Its author's pseudonym, while that may be published") @Nullable
            String by) {}
}
