package org.plenary.youth.conclusion;

import com.google.protobuf.Timestamp;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.youth.v1.ConclusionAnswer;
import org.plenary.proto.youth.v1.ConclusionResponse;
import org.plenary.proto.youth.v1.ConclusionState;
import org.plenary.youth.admission.BandEvents;

/// Conclusions as other services read them, once adopted.
final class ConclusionEvents {

    private ConclusionEvents() {}

    static Event of(Conclusion conclusion) {
        return new Event(conclusion.conference(), conclusion.id().toString(), message(conclusion));
    }

    private static org.plenary.proto.youth.v1.Conclusion message(Conclusion conclusion) {
        var message = org.plenary.proto.youth.v1.Conclusion.newBuilder()
                .setId(conclusion.id().toString())
                .setConferenceId(conclusion.conference().toString())
                .setBreakoutId(conclusion.breakout().toString())
                .setVersion(conclusion.version());
        return switch (conclusion.state()) {
            case DRAFT -> throw new IllegalArgumentException("A draft is the room's alone");
            case WITHDRAWN ->
                message.setState(ConclusionState.CONCLUSION_STATE_WITHDRAWN).build();
            case ADOPTED -> {
                adopted(conclusion, message.setState(ConclusionState.CONCLUSION_STATE_ADOPTED));
                yield message.build();
            }
        };
    }

    private static void adopted(Conclusion conclusion, org.plenary.proto.youth.v1.Conclusion.Builder message) {
        message.setText(conclusion.words().text()).setBand(BandEvents.of(conclusion.band()));
        conclusion
                .grounds()
                .forEach(ground ->
                        message.addContributionIds(ground.contribution().toString()));
        var agree = Tally.told(conclusion.tally().agree());
        if (agree != null) {
            message.setAgree(agree);
        }
        var disagree = Tally.told(conclusion.tally().disagree());
        if (disagree != null) {
            message.setDisagree(disagree);
        }
        var pass = Tally.told(conclusion.tally().pass());
        if (pass != null) {
            message.setPass(pass);
        }
        if (conclusion.words().dissent() != null) {
            message.setDissent(conclusion.words().dissent());
        }
        conclusion.response().ifPresent(response -> message.setResponse(response(response)));
    }

    private static ConclusionResponse response(RecordedResponse response) {
        return ConclusionResponse.newBuilder()
                .setAnswer(
                        switch (response.answer()) {
                            case ACCEPTED -> ConclusionAnswer.CONCLUSION_ANSWER_ACCEPTED;
                            case IN_PART -> ConclusionAnswer.CONCLUSION_ANSWER_IN_PART;
                            case DECLINED -> ConclusionAnswer.CONCLUSION_ANSWER_DECLINED;
                        })
                .setText(response.text())
                .setAnsweredBy(response.answeredBy())
                .setGivenAt(Timestamp.newBuilder()
                        .setSeconds(response.givenAt().getEpochSecond())
                        .setNanos(response.givenAt().getNano()))
                .build();
    }
}
