package org.plenary.qna.forum;

import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.calls.ServiceCaller;
import org.plenary.platform.http.PlainText;
import org.plenary.proto.qna.v1.Forum;
import org.plenary.proto.qna.v1.HidePseudonymRequest;
import org.plenary.proto.qna.v1.HidePseudonymResponse;
import org.plenary.proto.qna.v1.PutQuestionRequest;
import org.plenary.proto.qna.v1.PutQuestionResponse;
import org.plenary.proto.youth.v1.AgeBand;
import org.plenary.qna.question.NewQuestions;
import org.plenary.qna.question.NewQuestions.Put;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Asking;
import org.plenary.qna.question.Questions;
import org.plenary.qna.session.Sessions;

/// Takes the youth forum's questions, from the youth service alone.
@GrpcService
@RolesAllowed("service")
class ForumGrpc implements Forum {

    private static final int LONGEST_PSEUDONYM = 60;

    /// What somebody wrote, to be judged as the same from a page would be.
    private record Words(
            @PlainText(max = Question.LONGEST_TEXT) String text,

            @PlainText(min = 0, max = LONGEST_PSEUDONYM, oneLine = true)
            String pseudonym,

            @Pattern(regexp = Question.LANGUAGE) String language) {}

    private final Questions questions;
    private final NewQuestions incoming;
    private final Sessions sessions;
    private final Validator validator;
    private final ForumConfig config;
    private final ServiceCaller caller;

    ForumGrpc(
            Questions questions,
            NewQuestions incoming,
            Sessions sessions,
            Validator validator,
            ForumConfig config,
            ServiceCaller caller) {
        this.questions = questions;
        this.incoming = incoming;
        this.sessions = sessions;
        this.validator = validator;
        this.config = config;
        this.caller = caller;
    }

    @Override
    public Uni<PutQuestionResponse> putQuestion(PutQuestionRequest request) {
        return forum(() -> put(request));
    }

    @Override
    public Uni<HidePseudonymResponse> hidePseudonym(HidePseudonymRequest request) {
        return forum(() -> {
            questions.hidePseudonym(id("question_id", request.getQuestionId()));
            return HidePseudonymResponse.getDefaultInstance();
        });
    }

    private <T> Uni<T> forum(Supplier<T> work) {
        return caller.only(config.client(), work);
    }

    private PutQuestionResponse put(PutQuestionRequest request) {
        var id = id("question_id", request.getQuestionId());
        var conference = id("conference_id", request.getConferenceId());
        var session = id("session_id", request.getSessionId());
        var asking = asking(request);
        var reply = PutQuestionResponse.newBuilder();
        if (asking == null) {
            return reply.setTextRefused(PutQuestionResponse.TextRefused.getDefaultInstance())
                    .build();
        }
        if (sessions.find(session)
                .filter(found -> found.conference().id().equals(conference))
                .isEmpty()) {
            return reply.setUnknownSession(PutQuestionResponse.UnknownSession.getDefaultInstance())
                    .build();
        }
        return switch (incoming.put(id, session, asking)) {
            case Put.Accepted() ->
                reply.setAccepted(PutQuestionResponse.Accepted.getDefaultInstance())
                        .build();
            case Put.AlreadyThere() ->
                reply.setAlreadyThere(PutQuestionResponse.AlreadyThere.getDefaultInstance())
                        .build();
            case Put.Closed() ->
                reply.setClosed(PutQuestionResponse.Closed.getDefaultInstance()).build();
        };
    }

    /// What is asked; null when the text is none that can be shown.
    private @Nullable Asking asking(PutQuestionRequest request) {
        var words = new Words(request.getText(), request.getPseudonym(), request.getLanguage());
        var faults = validator.validate(words).stream()
                .map(fault -> fault.getPropertyPath().toString())
                .toList();
        if (faults.contains("text")) {
            return null;
        }
        if (!faults.isEmpty()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription(String.join(", ", faults))
                    .asRuntimeException();
        }
        var named = !words.pseudonym().isEmpty();
        return new Asking(
                null,
                null,
                words.text(),
                named ? "name" : "anonymous",
                named ? words.pseudonym() : null,
                "youthForum",
                band(request.getBand()),
                words.language());
    }

    private static String band(AgeBand band) {
        return switch (band) {
            case AGE_BAND_13_15 -> "13-15";
            case AGE_BAND_16_17 -> "16-17";
            case AGE_BAND_UNSPECIFIED, UNRECOGNIZED ->
                throw Status.INVALID_ARGUMENT.withDescription("band").asRuntimeException();
        };
    }

    private static UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Status.INVALID_ARGUMENT.withDescription(field + " is no id").asRuntimeException();
        }
    }
}
