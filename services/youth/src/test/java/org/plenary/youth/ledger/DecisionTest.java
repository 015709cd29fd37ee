package org.plenary.youth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.youth.ledger.Decision.Head;
import org.plenary.youth.ledger.Decision.Said;

class DecisionTest {

    private static final UUID ROOM = UUID.fromString("01932a00-0000-7000-8000-000000000001");
    private static final UUID CONTRIBUTION = UUID.fromString("01932a00-0000-7000-8000-000000000002");
    private static final Instant RECEIVED = Instant.parse("2011-11-01T09:30:00Z");
    private static final byte[] SALT = {1, 2, 3};

    @Test
    void aChainHoldsAsLongAsNothingIsTouched() {
        var chain = chain();

        assertThat(Decision.fault(chain, chain.getLast().head())).isEmpty();
        assertThat(Decision.fault(List.of(), Head.NONE)).isEmpty();
    }

    @Test
    void statement18AnyEditIsFoundAlsoOneWithAHashMadeAnew() {
        var edited = said(What.DECLINED, Reason.PRIVATE, "Decided 2");
        assertFound(chain -> chain.set(
                2, new Decision(3, edited, chain.get(2).previous(), chain.get(2).hash())));
        assertFound(chain -> chain.set(2, Decision.after(chain.get(1).head(), edited)));
        assertFound(chain -> {
            var rest =
                    chain.subList(2, chain.size()).stream().map(Decision::said).toList();
            chain.subList(2, chain.size()).clear();
            chain.add(Decision.after(chain.getLast().head(), edited));
            rest.stream()
                    .skip(1)
                    .forEach(said -> chain.add(Decision.after(chain.getLast().head(), said)));
        });
    }

    @Test
    void statement18AnyDeletionReorderingOrCutIsFound() {
        IntStream.range(0, chain().size()).forEach(at -> assertFound(chain -> chain.remove(at)));
        assertFound(chain -> Collections.swap(chain, 1, 2));
        assertFound(chain -> chain.subList(2, chain.size()).clear());
        assertFound(List::clear);
        assertFound(chain -> chain.add(chain.getLast()));
    }

    @Test
    void eachFieldCounts() {
        var one = new Said(ROOM, CONTRIBUTION, What.SHOWN, null, RECEIVED, RECEIVED, "a", "b", "c");
        assertThat(List.of(
                                one,
                                new Said(
                                        CONTRIBUTION,
                                        CONTRIBUTION,
                                        What.SHOWN,
                                        null,
                                        RECEIVED,
                                        RECEIVED,
                                        "a",
                                        "b",
                                        "c"),
                                new Said(ROOM, ROOM, What.SHOWN, null, RECEIVED, RECEIVED, "a", "b", "c"),
                                new Said(ROOM, CONTRIBUTION, What.SHOWN_AGAIN, null, RECEIVED, RECEIVED, "a", "b", "c"),
                                new Said(
                                        ROOM,
                                        CONTRIBUTION,
                                        What.SHOWN,
                                        Reason.OTHER,
                                        RECEIVED,
                                        RECEIVED,
                                        "a",
                                        "b",
                                        "c"),
                                new Said(ROOM, CONTRIBUTION, What.SHOWN, null, Instant.EPOCH, RECEIVED, "a", "b", "c"),
                                new Said(ROOM, CONTRIBUTION, What.SHOWN, null, RECEIVED, Instant.MAX, "a", "b", "c"),
                                new Said(ROOM, CONTRIBUTION, What.SHOWN, null, RECEIVED, RECEIVED, "ab", "", "c"),
                                new Said(ROOM, CONTRIBUTION, What.SHOWN, null, RECEIVED, RECEIVED, "a", "bc", ""),
                                new Said(ROOM, CONTRIBUTION, What.SHOWN, null, RECEIVED, RECEIVED, "a", "b", "d"))
                        .stream()
                        .map(said -> Decision.after(Head.NONE, said).hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCommitmentIsTheHashOfSaltAndWords() {
        // printf '\x01\x02\x03Why?' | sha256sum
        assertThat(Decision.commitment(SALT, "Why?"))
                .isEqualTo("a1f7ecc84f89eab66f08b9865214fac04d3b33153e2cc6cb42011a8c86b789ed");
    }

    private static void assertFound(Consumer<List<Decision>> tampering) {
        var chain = chain();
        var head = chain.getLast().head();
        tampering.accept(chain);
        assertThat(Decision.fault(chain, head)).isPresent();
    }

    private static List<Decision> chain() {
        var chain = new ArrayList<Decision>();
        var head = Head.NONE;
        for (int at = 0; at < 5; at++) {
            var next = Decision.after(head, said(What.DECLINED, Reason.UNKIND, "Decided " + at));
            chain.add(next);
            head = next.head();
        }
        return chain;
    }

    private static Said said(What what, Reason reason, String words) {
        return new Said(
                ROOM,
                CONTRIBUTION,
                what,
                reason,
                RECEIVED,
                RECEIVED.plusSeconds(40),
                Decision.commitment(SALT, "Said"),
                Decision.commitment(SALT, words),
                Decision.commitment(SALT, "Somebody"));
    }
}
