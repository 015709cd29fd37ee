package org.plenary.qna.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;
import org.plenary.platform.chain.Link.Head;
import org.plenary.qna.decision.Decision;

/// What is told of a session's decisions.
final class LedgerForm {

    private LedgerForm() {}

    /// How many dismissals there were by one rule.
    @Schema(name = "QnaRuleFigure")
    record RuleFigure(String rule, long questions) {}

    /// How many questions came by one way.
    @Schema(name = "QnaSourceFigure")
    record SourceFigure(
            @Schema(enumeration = {"web", "room", "social", "youthForum"})
            String source,

            @Schema(description = "Null where it is kept back, as fewer than five young people asked") @Nullable
            Long questions) {}

    /// A session's account.
    @Schema(name = "QnaLedger")
    record Ledger(
            UUID session,

            @Schema(description = "Questions decided about, taken back, or waiting")
            long received,

            List<SourceFigure> bySource,

            @Schema(description = "Questions nobody has decided about yet")
            long waiting,

            @Schema(description = "Questions that were on the board at some time")
            long published,

            @Schema(description = "Decisions that merged one question into another")
            long merged,

            @Schema(description = "Decisions that put a question in other words")
            long reworded,

            @Schema(description = "Decisions that put a translation beside a question")
            long translated,

            @Schema(description = "Decisions that kept somebody from asking more")
            long blocked,

            @Schema(description = "Decisions that dismissed a question")
            List<RuleFigure> dismissed,

            @Schema(description = "Questions put to the panel")
            long put,

            @Schema(description = "Questions answered") long answered,

            @Schema(description = "Questions taken back by their askers")
            long withdrawn,

            @Schema(description = "Decisions that undid a dismissal, a merger or a block without an appeal")
            long reversals,

            @Schema(description = "Decisions by a machine: always none")
            long byMachine,

            @Schema(description = "What followed by rule from another decision, as when a question is set free")
            long byRule,

            @Schema(description = "Times somebody asked that another looks again")
            long appeals,

            @Schema(description = "Appeals after which the decision stood")
            long upheld,

            @Schema(description = "Appeals after which the question was back")
            long overturned,

            @Schema(description = "How long questions waited for the first decision: the middle one") @Nullable
            Long waitedSeconds,

            @Schema(description = "How many decisions there are of all kinds together")
            long count,

            @Schema(description = "The hash of the last one, which follows from all of them; zeros when there is none")
            String head,

            @Schema(description = "Whether the decisions are all there as they were made")
            boolean intact) {

        static Ledger of(UUID session, List<Link<Decision>> chain, Head head, long waiting, Sources sources) {
            var account = Account.of(chain.stream().map(Link::decided).toList());
            return new Ledger(
                    session,
                    account.decided() + waiting,
                    sources.told().entrySet().stream()
                            .map(way -> new SourceFigure(way.getKey(), way.getValue()))
                            .toList(),
                    waiting,
                    account.published(),
                    account.merged(),
                    account.reworded(),
                    account.translated(),
                    account.blocked(),
                    figures(account.dismissed()),
                    account.put(),
                    account.answered(),
                    account.withdrawn(),
                    account.reversals(),
                    0,
                    account.byRule(),
                    account.appeals(),
                    account.upheld(),
                    account.overturned(),
                    account.median().map(Duration::toSeconds).orElse(null),
                    head.count(),
                    head.hash(),
                    Link.fault(chain, head).isEmpty());
        }

        private static List<RuleFigure> figures(Map<String, Long> dismissed) {
            return dismissed.entrySet().stream()
                    .map(rule -> new RuleFigure(rule.getKey(), rule.getValue()))
                    .toList();
        }
    }

    /// One decision as it stands in the chain: `hash` is SHA-256 over `previous`, `number` and all
    /// from `session` to `source`, in the order they have here, as [Link] says; `into`, `asked` and
    /// `source` only as far as the last of them that there is. What is personal stands behind salted
    /// digests: `text`, `reason`, `decider` and `source`.
    @Schema(name = "QnaDecision")
    record View(long number, @JsonUnwrapped Decision decision, String previous, String hash) {

        static View of(Link<Decision> link) {
            return new View(link.number(), link.decided(), link.previous(), link.hash());
        }
    }
}
