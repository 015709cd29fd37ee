package org.plenary.qna.question;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.qna.v1.Origin;
import org.plenary.proto.qna.v1.QuestionState;
import org.plenary.proto.qna.v1.Translation;
import org.plenary.proto.youth.v1.AgeBand;
import org.plenary.qna.question.Question.State;

/// Questions as other services read them.
public final class QuestionEvents {

    private QuestionEvents() {}

    static Event of(Question question) {
        return new Event(question.session(), question.id().toString(), message(question));
    }

    /// Its public state: of a question that is not on the board, ids, state and version alone.
    public static org.plenary.proto.qna.v1.Question message(Question question) {
        var message = org.plenary.proto.qna.v1.Question.newBuilder()
                .setId(question.id().toString())
                .setSessionId(question.session().toString())
                .setState(state(question.state()))
                .setVersion(question.version());
        if (question.tree().into() != null) {
            message.setMergedInto(question.tree().root().toString());
        }
        if (!question.isOnBoard()) {
            return message.build();
        }
        var asking = question.asking();
        message.setMergedCount(question.tree().mergedCount());
        message.setText(asking.text()).setOrigin(origin(asking.origin())).setLanguage(asking.language());
        message.setReworded(question.rewording() != null);
        question.translations()
                .forEach(one -> message.addTranslations(
                        Translation.newBuilder().setLanguage(one.language()).setText(one.text())));
        if (asking.author() != null) {
            message.setAuthor(asking.author());
        }
        if (asking.band() != null) {
            message.setBand(band(asking.band()));
        }
        if (question.answer() != null) {
            message.setAnswer(question.answer());
        }
        var published = timestamp(question.times().published());
        if (published != null) {
            message.setPublishedAt(published);
        }
        var staged = timestamp(question.times().staged());
        if (staged != null) {
            message.setStagedAt(staged);
        }
        var answered = timestamp(question.times().answered());
        if (answered != null) {
            message.setAnsweredAt(answered);
        }
        return message.build();
    }

    private static QuestionState state(State state) {
        return switch (state) {
            case WAITING -> QuestionState.QUESTION_STATE_WAITING;
            case PUBLISHED -> QuestionState.QUESTION_STATE_PUBLISHED;
            case DISMISSED -> QuestionState.QUESTION_STATE_DISMISSED;
            case MERGED -> QuestionState.QUESTION_STATE_MERGED;
            case SELECTED -> QuestionState.QUESTION_STATE_SELECTED;
            case ON_STAGE -> QuestionState.QUESTION_STATE_ON_STAGE;
            case ANSWERED -> QuestionState.QUESTION_STATE_ANSWERED;
            case WITHDRAWN -> QuestionState.QUESTION_STATE_WITHDRAWN;
        };
    }

    private static Origin origin(String word) {
        return switch (word) {
            case "web" -> Origin.ORIGIN_WEB;
            case "room" -> Origin.ORIGIN_ROOM;
            case "social" -> Origin.ORIGIN_SOCIAL;
            case "youthForum" -> Origin.ORIGIN_YOUTH_FORUM;
            default -> throw new IllegalArgumentException("No origin: " + word);
        };
    }

    private static AgeBand band(String word) {
        return switch (word) {
            case "13-15" -> AgeBand.AGE_BAND_13_15;
            case "16-17" -> AgeBand.AGE_BAND_16_17;
            default -> throw new IllegalArgumentException("No age band: " + word);
        };
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null
                ? null
                : Timestamp.newBuilder()
                        .setSeconds(instant.getEpochSecond())
                        .setNanos(instant.getNano())
                        .build();
    }
}
