package org.plenary.qna.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plenary.qna.decision.Decision.Head;
import org.plenary.qna.decision.Decision.Said;

class DecisionTest {

    private static final UUID SESSION = UUID.fromString("01932a00-0000-7000-8000-000000000001");
    private static final byte[] SALT = {1, 2, 3};

    private static Said said(String act, String after) {
        return new Said(
                SESSION,
                UUID.fromString("01932a00-0000-7000-8000-000000000002"),
                act,
                "waiting",
                after,
                "moderator",
                null,
                Instant.parse("2011-11-01T09:30:00.123456Z"),
                Decision.commitment(SALT, "Why?"),
                Decision.commitment(SALT, ""),
                Decision.commitment(SALT, "somebody"));
    }

    private static List<Decision> chain(int length) {
        var chain = new ArrayList<Decision>();
        var head = Head.NONE;
        for (int at = 0; at < length; at++) {
            var next = Decision.after(head, said("publish", "state" + at));
            chain.add(next);
            head = next.head();
        }
        return chain;
    }

    @Test
    void holdsWhenNothingWasTouched() {
        var chain = chain(5);

        assertThat(Decision.fault(chain, chain.getLast().head())).isEmpty();
        assertThat(Decision.fault(List.of(), Head.NONE)).isEmpty();
    }

    @Test
    void showsThatADecisionWasEdited() {
        var chain = chain(5);
        var third = chain.get(2);
        chain.set(2, new Decision(3, said("dismiss", "dismissed"), third.previous(), third.link()));

        assertThat(Decision.fault(chain, chain.getLast().head())).contains("Decision 3 was changed");
    }

    @Test
    void showsThatADecisionWasLeftOut() {
        var chain = chain(5);
        chain.remove(1);

        assertThat(Decision.fault(chain, chain.getLast().head())).contains("After decision 1 another is missing");
    }

    @Test
    void showsThatTwoDecisionsChangedPlaces() {
        var chain = chain(5);
        var second = chain.get(1);
        chain.set(1, chain.get(2));
        chain.set(2, second);

        assertThat(Decision.fault(chain, chain.getLast().head())).isPresent();
    }

    @Test
    void showsThatTheEndWasCutOff() {
        var chain = chain(5);
        var head = chain.getLast().head();

        assertThat(Decision.fault(chain.subList(0, 4), head)).contains("The chain does not end at its head");
        assertThat(Decision.fault(List.of(), head)).contains("The chain does not end at its head");
    }

    @Test
    void showsThatTheRestWasWrittenAnew() {
        var genuine = chain(3);
        var forged = new ArrayList<>(genuine.subList(0, 1));
        forged.add(Decision.after(genuine.getFirst().head(), said("dismiss", "dismissed")));
        forged.add(Decision.after(forged.getLast().head(), said("publish", "state2")));

        assertThat(Decision.fault(forged, genuine.getLast().head())).isPresent();
    }

    @Test
    void tellsNullFromEmptyAndFieldsFromEachOther() {
        var one = Decision.after(Head.NONE, said("ab", "c"));
        var other = Decision.after(Head.NONE, said("a", "bc"));

        assertThat(one.link()).isNotEqualTo(other.link());
    }

    @Test
    void commitsToWordsWithoutTellingThem() {
        assertThat(Decision.commitment(SALT, "Why?"))
                .hasSize(64)
                .isEqualTo(Decision.commitment(SALT, "Why?"))
                .isNotEqualTo(Decision.commitment(new byte[] {3, 2, 1}, "Why?"))
                .isNotEqualTo(Decision.commitment(SALT, "Why not?"));
    }
}
