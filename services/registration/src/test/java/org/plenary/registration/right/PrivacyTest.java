package org.plenary.registration.right;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.platform.outbox.Event;
import org.plenary.proto.registration.v1.Author;
import org.plenary.proto.registration.v1.GetAuthorResponse;
import org.plenary.proto.registration.v1.Participant;

class PrivacyTest {

    @Test
    void whatTheContractMarksAsPersonalStandsInNoEvent() {
        assertThatThrownBy(() -> event(Author.getDefaultInstance()))
                .hasMessageContaining("plenary.registration.v1.Author.name");
    }

    @Test
    void norDoesAMessageThatHoldsSuchAField() {
        assertThatThrownBy(() -> event(GetAuthorResponse.getDefaultInstance()))
                .hasMessageContaining("plenary.registration.v1.Author.name");
    }

    @Test
    void whatOthersMayKnowOfAParticipantIsNotMarked() {
        assertThat(event(Participant.getDefaultInstance()).subject()).isEqualTo("x");
    }

    private static Event event(Message state) {
        return new Event(UUID.randomUUID(), "x", state);
    }
}
