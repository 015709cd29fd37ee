package org.plenary.youth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionTest {

    @Test
    void eachOfItsPartsIsInTheChain() {
        var room = UUID.randomUUID();
        var contribution = UUID.randomUUID();
        var received = Instant.parse("2011-11-01T09:30:00Z");
        var decided = received.plusSeconds(40);
        var decision = new Decision(
                room, contribution, What.DECLINED, Reason.PRIVATE, received, decided, "text", "words", "decider");

        assertThat(decision.fields())
                .containsExactly(
                        room,
                        contribution,
                        "declined",
                        "private",
                        "person",
                        received,
                        decided,
                        "text",
                        "words",
                        "decider")
                .hasSize(Decision.class.getRecordComponents().length + 1);
    }
}
