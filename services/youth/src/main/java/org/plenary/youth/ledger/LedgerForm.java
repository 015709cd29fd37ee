package org.plenary.youth.ledger;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;
import org.plenary.platform.chain.Link.Head;
import org.plenary.youth.ledger.Account.Figure;

/// What is answered about decisions.
final class LedgerForm {

    private LedgerForm() {}

    /// How many were declined for one reason.
    @Schema(name = "YouthReasonFigure")
    record ReasonFigure(
            @Schema(enumeration = {"unkind", "private", "offTopic", "unclear", "repeated", "other"})
            String reason,

            @Schema(description = "Null where it is kept back") @Nullable
            Long contributions) {}

    /// The accounts of all rooms of a conference.
    @Schema(name = "YouthLedgers")
    record Ledgers(List<Ledger> rooms) {}

    /// A room's account.
    @Schema(
            name = "YouthLedger",
            description = "Figures from one to four are kept back as null, and with them as many others as what is told"
                    + " would otherwise give away")
    record Ledger(
            UUID room,

            @Schema(
                    description =
                            "Contributions decided on or waiting; those are left out that their authors took back before")
            @Nullable
            Long received,

            @Schema(description = "Contributions that were shown when somebody first looked at them") @Nullable
            Long shown,

            @Schema(description = "Contributions that were declined when somebody first looked at them")
            List<ReasonFigure> declined,

            @Schema(description = "Decisions that undo an earlier one without an appeal") @Nullable
            Long reversals,

            @Schema(description = "Decisions by a machine: always none")
            long byMachine,

            @Schema(description = "Appeals that were decided, each by somebody else than who had decided before")
            @Nullable
            Long appeals,

            @Schema(description = "Appeals after which it stayed declined") @Nullable
            Long upheld,

            @Schema(description = "Appeals after which it was shown again") @Nullable
            Long overturned,

            @Schema(description = "How long contributions waited to be looked at: the middle one, from five on")
            @Nullable
            Long checkingSeconds,

            @Schema(
                    description = "How many decisions there are of all kinds together. Told also where figures are kept"
                            + " back: nobody could tell without it whether the chain is whole")
            long count,

            @Schema(description = "The hash of the last one, which follows from all of them; zeros when there is none")
            String head,

            @Schema(description = "Whether the decisions are all there as they were made")
            boolean intact) {

        static Ledger of(UUID room, List<Link<Decision>> chain, Head head, long waiting) {
            var account = Account.of(chain, waiting);
            var told = account.told();
            var received = account.received();
            var appeals = account.appeals();
            return new Ledger(
                    room,
                    received.isPresent() ? received.getAsLong() : null,
                    told.get(Figure.SHOWN),
                    Stream.of(Reason.values())
                            .map(reason -> new ReasonFigure(reason.word(), told.get(Figure.of(reason))))
                            .toList(),
                    told.get(Figure.REVERSALS),
                    0,
                    appeals.isPresent() ? appeals.getAsLong() : null,
                    told.get(Figure.UPHELD),
                    told.get(Figure.OVERTURNED),
                    account.median().map(Duration::toSeconds).orElse(null),
                    head.count(),
                    head.hash(),
                    Link.fault(chain, head).isEmpty());
        }
    }
}
