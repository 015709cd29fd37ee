package org.plenary.youth.contribution;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Replies;
import org.plenary.youth.contribution.Contribution.Refused;
import org.plenary.youth.contribution.Contribution.Words;
import org.plenary.youth.ledger.Reason;

/// What is sent and answered about contributions.
public final class ContributionForm {

    private static final int TEXT_MOST = 500;
    private static final int REASON_MOST = 500;

    private ContributionForm() {}

    /// Always whole: totals and one's own stance change without a version.
    static Response answer(Response.ResponseBuilder response, View view) {
        return Replies.personalAlways(response.entity(view), Long.toString(view.version()));
    }

    /// What a young person says.
    @Schema(name = "YouthContributionPost")
    record Post(
            @NotNull
            @Pattern(
                    regexp = "hope|fear|idea|concern|proposal",
                    message = "must be hope, fear, idea, concern or proposal")
            @Schema(enumeration = {"hope", "fear", "idea", "concern", "proposal"})
            @Nullable
            String kind,

            @NotNull @PlainText(max = TEXT_MOST) @Nullable String text,

            @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", message = "must be a language tag such as en")
            @Nullable
            String language) {

        /// What was said, once Bean Validation has found nothing.
        Words words() {
            return new Words(
                    Kind.of(Objects.requireNonNull(kind)),
                    Objects.requireNonNull(text),
                    // `und` (BCP 47: undetermined) when they did not say.
                    language == null ? "und" : Locale.forLanguageTag(language).toLanguageTag());
        }
    }

    /// Why it is not shown.
    @Schema(name = "YouthContributionDecline")
    record Decline(
            @NotNull
            @PlainText(max = REASON_MOST)
            @Schema(description = "In kind words: its author reads them, and all who look after young people")
            @Nullable
            String reason,

            @Pattern(
                    regexp = "unkind|private|offTopic|unclear|repeated|other",
                    message = "must be unkind, private, offTopic, unclear, repeated or other")
            @Schema(
                    description = "As which it is counted; `other` when left out",
                    enumeration = {"unkind", "private", "offTopic", "unclear", "repeated", "other"})
            @Nullable
            String reasonCode) {

        Refused refused() {
            return new Refused(
                    reasonCode == null ? Reason.OTHER : Reason.of(reasonCode), Objects.requireNonNull(reason));
        }
    }

    /// Why somebody should look again.
    @Schema(name = "YouthAppeal")
    record Ask(@PlainText(max = TEXT_MOST) @Nullable String text) {

        /// Without what is personal.
        @Override
        public String toString() {
            return "Ask";
        }
    }

    /// Why it stays declined.
    @Schema(name = "YouthAppealUphold")
    record Uphold(
            @NotNull
            @PlainText(max = REASON_MOST)
            @Schema(description = "In kind words: its author reads them, and all who look after young people")
            @Nullable
            String reason) {

        String words() {
            return Objects.requireNonNull(reason);
        }
    }

    /// How an appeal stands, for its author and staff.
    @Schema(name = "YouthAppealState")
    record AppealView(
            @Schema(enumeration = {"waiting", "upheld", "overturned"})
            String state,

            @Schema(description = "What its author says; until it is decided") @Nullable
            String text,

            @Schema(description = "Why it stays declined") @Nullable
            String reason,

            Instant askedAt,

            @Schema(description = "Whether you decided last, so that somebody else takes the second look")
            boolean decidedByYou) {

        private static @Nullable AppealView of(Contribution contribution, boolean decidedByYou) {
            var appeal = contribution.appeal();
            return appeal == null
                    ? null
                    : new AppealView(
                            appeal.state().word(), appeal.text(), appeal.words(), appeal.askedAt(), decidedByYou);
        }
    }

    /// What a declined one said.
    @Schema(name = "YouthContributionWords")
    record Said(String text, String language) {

        /// Without what is personal.
        @Override
        public String toString() {
            return "Said";
        }
    }

    /// What somebody thinks of it.
    @Schema(name = "YouthStance")
    public record Take(
            @NotNull
            @Pattern(regexp = "agree|disagree|pass", message = "must be agree, disagree or pass")
            @Schema(enumeration = {"agree", "disagree", "pass"})
            @Nullable
            String stance) {

        public Stance taken() {
            return Stance.of(Objects.requireNonNull(stance));
        }
    }

    /// A board.
    ///
    /// @param items for young people what is shown and all of their own; for staff everything, what waits first
    /// @param checkingSeconds null when nothing was checked yet
    @Schema(name = "YouthBoard")
    record Board(
            List<View> items,

            @Schema(description = "How long the last ones waited for a facilitator: the middle one of them, in seconds")
            @Nullable
            Long checkingSeconds) {}

    /// How many think what of it.
    @Schema(name = "YouthTotals")
    record Totals(long agree, long disagree, long pass) {}

    /// A contribution, as somebody sees it.
    @Schema(name = "YouthContribution")
    record View(
            UUID id,
            UUID breakout,

            @Schema(description = "Of the room") String topic,

            @Schema(enumeration = {"hope", "fear", "idea", "concern", "proposal"})
            String kind,

            @Schema(
                    description =
                            "Null once it is declined, but for its author; staff who need it ask for it by `read`")
            @Nullable
            String text,

            @Schema(description = "Whether what it said has been deleted, some time after it was declined")
            boolean forgotten,

            String language,

            @Schema(description = "As its author is called in the forum")
            String pseudonym,

            @Schema(description = "Whether it is your own") boolean own,

            @Schema(enumeration = {"waiting", "shown", "declined"})
            String state,

            @Schema(description = "Why it was declined; for its author and staff") @Nullable
            String reason,

            @Schema(
                    description = "As which it is counted that it was declined",
                    enumeration = {"unkind", "private", "offTopic", "unclear", "repeated", "other"})
            @Nullable
            String reasonCode,

            @Schema(description = "When it was declined") @Nullable
            Instant declinedAt,

            @Schema(description = "That its author asks for a second look; for its author and staff") @Nullable
            AppealView appeal,

            Totals totals,

            @Schema(
                    description = "Your stance",
                    enumeration = {"agree", "disagree", "pass"})
            @Nullable
            String mine,

            Instant postedAt,
            long version) {

        /// For a young person.
        ///
        /// @param viewer their admission
        static View ofYouth(Contribution contribution, UUID viewer) {
            boolean own = contribution.admission().equals(viewer);
            return of(contribution, own, own ? AppealView.of(contribution, false) : null);
        }

        /// For who looks after them.
        static View ofStaff(Contribution contribution, UUID person) {
            return of(contribution, false, AppealView.of(contribution, contribution.isDecidedBy(person)));
        }

        private static View of(Contribution contribution, boolean own, @Nullable AppealView appeal) {
            var words = contribution.words();
            var totals = contribution.totals();
            var mine = contribution.mine();
            var decided = contribution.decided();
            var refused = decided == null ? null : decided.refused();
            return new View(
                    contribution.id(),
                    contribution.breakout(),
                    contribution.topic(),
                    words.kind().word(),
                    words.text(),
                    contribution.isForgotten(),
                    words.language(),
                    contribution.pseudonym(),
                    own,
                    contribution.state().word(),
                    refused == null ? null : refused.words(),
                    refused == null ? null : refused.reason().word(),
                    decided == null || refused == null ? null : decided.at(),
                    appeal,
                    new Totals(totals.agree(), totals.disagree(), totals.pass()),
                    mine == null ? null : mine.word(),
                    contribution.postedAt(),
                    contribution.version());
        }
    }
}
