package org.plenary.qna.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionTest {

    @Test
    void eachOfItsPartsIsInTheChain() {
        var question = UUID.randomUUID();
        var session = UUID.randomUUID();
        var decision = new Decision(
                session,
                question,
                "dismiss",
                "waiting",
                "dismissed",
                "moderator",
                "offTopic",
                Instant.EPOCH,
                "text",
                "reason",
                "decider");

        assertThat(decision.fields())
                .containsExactly(
                        session,
                        question,
                        "dismiss",
                        "waiting",
                        "dismissed",
                        "moderator",
                        "offTopic",
                        Instant.EPOCH,
                        "text",
                        "reason",
                        "decider")
                .hasSize(Decision.class.getRecordComponents().length);
    }
}
