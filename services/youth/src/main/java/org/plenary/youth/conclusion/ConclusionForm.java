package org.plenary.youth.conclusion;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Replies;
import org.plenary.youth.conclusion.Conclusion.Ground;
import org.plenary.youth.conclusion.Conclusion.Words;
import org.plenary.youth.conclusion.RecordedResponse.Answer;

/// What is sent and answered about conclusions.
public final class ConclusionForm {

    private static final int TEXT_MOST = 1000;
    private static final int GROUNDS_MOST = 20;
    private static final int REASON_MOST = 500;
    private static final int RESPONSE_MOST = 4000;
    private static final int NAME_MOST = 160;

    private ConclusionForm() {}

    /// Always whole: totals and one's own stance change without a version.
    static Response answer(Response.ResponseBuilder response, View view) {
        return Replies.personalAlways(response.entity(view), Long.toString(view.version()));
    }

    /// What a room concludes.
    @Schema(name = "YouthConclusionDraft")
    record Draft(
            @NotNull @PlainText(max = TEXT_MOST) @Nullable String text,

            @NotNull
            @Size(min = 1, max = GROUNDS_MOST)
            @Schema(description = "The contributions it rests on, all of them shown in this room")
            @Nullable
            List<@NotNull UUID> contributions,

            @PlainText(max = TEXT_MOST) @Schema(description = "What those think who see it otherwise") @Nullable
            String dissent) {

        Words words() {
            return new Words(Objects.requireNonNull(text), dissent);
        }

        List<UUID> grounds() {
            return Objects.requireNonNull(contributions).stream().distinct().toList();
        }
    }

    /// Why it is withdrawn.
    @Schema(name = "YouthConclusionWithdraw")
    record Withdraw(
            @NotNull @PlainText(max = REASON_MOST) @Nullable String reason) {}

    /// What the conference answers.
    @Schema(name = "YouthConclusionRespond")
    record Respond(
            @NotNull
            @Pattern(regexp = "accepted|inPart|declined", message = "must be accepted, inPart or declined")
            @Schema(enumeration = {"accepted", "inPart", "declined"})
            @Nullable
            String answer,

            @NotNull
            @PlainText(max = RESPONSE_MOST)
            @Schema(description = "What follows, or why nothing does")
            @Nullable
            String text,

            @NotNull
            @PlainText(max = NAME_MOST, oneLine = true)
            @Schema(description = "Who answers for it, as everybody is told")
            @Nullable
            String answeredBy) {

        RecordedResponse response(Instant now) {
            return new RecordedResponse(
                    Answer.of(Objects.requireNonNull(answer)),
                    Objects.requireNonNull(text),
                    Objects.requireNonNull(answeredBy),
                    now);
        }
    }

    /// A contribution that a conclusion rests on.
    @Schema(name = "YouthConclusionGround")
    record GroundView(
            UUID id,

            @Schema(enumeration = {"hope", "fear", "idea", "concern", "proposal"})
            String kind,

            String text) {

        static GroundView of(Ground ground) {
            return new GroundView(ground.contribution(), ground.kind(), ground.text());
        }
    }

    /// What the conference answered.
    @Schema(name = "YouthConclusionResponse")
    public record ResponseView(
            @Schema(enumeration = {"accepted", "inPart", "declined"})
            String answer,

            String text,
            String answeredBy,
            Instant givenAt) {

        public static ResponseView of(RecordedResponse response) {
            return new ResponseView(
                    response.answer().word(), response.text(), response.answeredBy(), response.givenAt());
        }
    }

    /// A conclusion, as somebody sees it.
    @Schema(name = "YouthConclusion")
    record View(
            UUID id,
            UUID breakout,
            String text,

            @Schema(description = "What it rests on, as far as it is shown")
            List<GroundView> contributions,

            @Nullable String dissent,

            @Schema(enumeration = {"draft", "adopted", "withdrawn"})
            String state,

            @Schema(description = "Null below five for whom the room is not theirs") @Nullable
            Long agree,

            @Nullable Long disagree,
            @Nullable Long pass,

            @Schema(
                    description = "Your stance on the draft as it stands",
                    enumeration = {"agree", "disagree", "pass"})
            @Nullable
            String mine,

            @Schema(description = "Why it was withdrawn") @Nullable
            String reason,

            @Nullable ResponseView response,
            long version) {

        /// For who is of its room, or looks after it.
        static View inside(Conclusion conclusion) {
            return of(conclusion, people -> people);
        }

        /// For everybody else.
        static View outside(Conclusion conclusion) {
            return of(conclusion, Tally::told);
        }

        private static View of(Conclusion conclusion, LongFunction<@Nullable Long> told) {
            var tally = conclusion.tally();
            var mine = conclusion.mine();
            return new View(
                    conclusion.id(),
                    conclusion.breakout(),
                    conclusion.words().text(),
                    conclusion.grounds().stream().map(GroundView::of).toList(),
                    conclusion.words().dissent(),
                    conclusion.state().word(),
                    told.apply(tally.agree()),
                    told.apply(tally.disagree()),
                    told.apply(tally.pass()),
                    mine == null ? null : mine.word(),
                    conclusion.reason(),
                    conclusion.response().map(ResponseView::of).orElse(null),
                    conclusion.version());
        }
    }
}
