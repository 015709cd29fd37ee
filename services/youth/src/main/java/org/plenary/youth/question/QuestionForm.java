package org.plenary.youth.question;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.conference.Sessions;
import org.plenary.youth.question.Question.Author;
import org.plenary.youth.question.Question.Suggestion;

/// What is sent and answered about young people's questions.
final class QuestionForm {

    /// As the qna service takes it.
    private static final int TEXT_MOST = 1_000;

    private static final int REASON_MOST = 500;

    private QuestionForm() {}

    static Response answer(Response.ResponseBuilder response, Mine mine) {
        return Replies.personalAlways(response.entity(mine), Long.toString(mine.version()));
    }

    static Response answer(Response.ResponseBuilder response, Item item) {
        return Replies.personalAlways(response.entity(item), Long.toString(item.version()));
    }

    /// What a young person sends.
    @Schema(name = "YouthQuestionSuggest")
    record Suggest(
            @NotNull @Schema(description = "A session of the conference that is not over") @Nullable
            UUID session,

            @NotNull @PlainText(max = TEXT_MOST) @Nullable String text,

            @Nullable
            @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", message = "must be a language tag such as en")
            String language) {

        /// What was suggested, once Bean Validation has found nothing.
        ///
        /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the session is none to ask in
        Suggestion suggestion(UUID conference, Sessions sessions) {
            var chosen = Objects.requireNonNull(session);
            if (sessions.find(chosen)
                    .filter(found -> found.conference().equals(conference) && !found.over())
                    .isEmpty()) {
                throw Problems.invalid("session", "must be a session of this conference that is not over");
            }
            return new Suggestion(
                    chosen,
                    Objects.requireNonNull(text),
                    // `und` (BCP 47: undetermined) when they did not say.
                    language == null ? "und" : Locale.forLanguageTag(language).toLanguageTag());
        }
    }

    /// Why a question is not put.
    @Schema(name = "YouthQuestionDecline")
    record Decline(
            @NotNull
            @PlainText(max = REASON_MOST)
            @Schema(description = "In kind words: its author reads them, and all who look after young people")
            @Nullable
            String reason) {}

    /// A question as its author sees it.
    @Schema(name = "YouthQuestion")
    record Mine(
            UUID id,
            UUID session,
            String text,
            String language,

            @Schema(
                    description = "`put`: it waits for the conference's moderators",
                    enumeration = {
                        "waiting",
                        "declined",
                        "put",
                        "published",
                        "dismissed",
                        "merged",
                        "selected",
                        "onStage",
                        "answered",
                        "withdrawn"
                    })
            String state,

            @Schema(description = "Why it was declined") @Nullable
            String reason,

            @Schema(description = "A written answer") @Nullable
            String answer,

            Instant suggestedAt,
            long version) {

        static Mine of(Question question) {
            return new Mine(
                    question.id(),
                    question.session(),
                    question.text(),
                    question.language(),
                    question.stand(),
                    question.reason(),
                    question.answer(),
                    question.suggestedAt(),
                    question.version());
        }
    }

    /// A question as facilitators see it.
    @Schema(name = "YouthQuestionItem")
    record Item(
            UUID id,
            UUID session,
            String text,
            String language,
            String state,

            @Schema(description = "As its author is called in the forum; null once they have left and it is not shown")
            @Nullable
            String pseudonym,

            @Nullable String band,

            @Schema(description = "Whether the pseudonym goes along when it is put, or went along")
            boolean pseudonymShown,

            @Nullable String reason,
            Instant suggestedAt,
            long version) {

        /// @param author null once they have left
        static Item of(Question question, @Nullable Admission author) {
            var sent = question.sent();
            var told = sent != null || author == null ? sent : Questions.author(author);
            return new Item(
                    question.id(),
                    question.session(),
                    question.text(),
                    question.language(),
                    question.stand(),
                    author == null ? pseudonym(told) : author.pseudonym().text(),
                    told == null ? null : told.band(),
                    pseudonym(told) != null,
                    question.reason(),
                    question.suggestedAt(),
                    question.version());
        }

        private static @Nullable String pseudonym(@Nullable Author told) {
            return told == null ? null : told.pseudonym();
        }
    }
}
