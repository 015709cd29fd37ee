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
        var into = UUID.randomUUID();
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
                "decider",
                into,
                Instant.EPOCH,
                "source");

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
                        "decider",
                        into,
                        Instant.EPOCH,
                        "source")
                .hasSize(Decision.class.getRecordComponents().length);
    }

    @Test
    void hasTheLinkItHadBeforeThereWasMergingWhenNothingIsMerged() {
        var decision = new Decision(
                UUID.randomUUID(),
                null,
                "window",
                "open",
                "closed",
                "chair",
                null,
                Instant.EPOCH,
                "text",
                "reason",
                "decider",
                null,
                null,
                null);

        assertThat(decision.fields()).hasSize(11).endsWith("decider");
    }
}
