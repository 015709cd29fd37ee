package org.plenary.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.platform.chain.Link.Head;

class LinkTest {

    private static final byte[] SALT = {1, 2, 3};

    private record Words(List<@Nullable Object> fields) implements Link.Decided {

        static Words of(@Nullable Object... fields) {
            return new Words(Arrays.asList(fields));
        }
    }

    @Test
    void aChainHoldsAsLongAsNothingIsTouched() {
        var chain = chain();

        assertThat(Link.fault(chain, chain.getLast().head())).isEmpty();
        assertThat(Link.fault(List.of(), Head.NONE)).isEmpty();
    }

    @Test
    void statement18AnyEditIsFoundAlsoOneWithAHashMadeAnew() {
        var edited = Words.of("declined", "edited");
        assertFound(chain -> chain.set(
                2, new Link<>(3, edited, chain.get(2).previous(), chain.get(2).hash())));
        assertFound(chain -> chain.set(2, Link.after(chain.get(1).head(), edited)));
        assertFound(chain -> {
            var rest = chain.stream().skip(3).map(Link::decided).toList();
            chain.subList(2, chain.size()).clear();
            chain.add(Link.after(chain.getLast().head(), edited));
            rest.forEach(decided -> chain.add(Link.after(chain.getLast().head(), decided)));
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
    void noTwoLinksReadAlike() {
        assertThat(List.of(
                                Words.of("ab", "c"),
                                Words.of("a", "bc"),
                                Words.of("abc"),
                                Words.of("ab", "c", null),
                                Words.of("ab", "c", ""),
                                Words.of("c", "ab"))
                        .stream()
                        .map(words -> Link.after(Head.NONE, words).hash()))
                .doesNotHaveDuplicates();
    }

    /// Chains that were written long ago must hold: this was computed by another program.
    @Test
    void theHashIsTheOneThatIsDescribed() {
        assertThat(Link.after(Head.NONE, Words.of("shown", null, "")).hash())
                .isEqualTo("29200c09a52f91781c96664622e6eed0be710b3dd9283d3a6293db8c1a028b78");
    }

    @Test
    void aCommitmentIsTheHashOfSaltAndWords() {
        // printf '\x01\x02\x03Why?' | sha256sum
        assertThat(Link.commitment(SALT, "Why?"))
                .isEqualTo("a1f7ecc84f89eab66f08b9865214fac04d3b33153e2cc6cb42011a8c86b789ed");
    }

    private static void assertFound(Consumer<List<Link<Words>>> tampering) {
        var chain = chain();
        var head = chain.getLast().head();
        tampering.accept(chain);
        assertThat(Link.fault(chain, head)).isPresent();
    }

    private static List<Link<Words>> chain() {
        var chain = new ArrayList<Link<Words>>();
        var head = Head.NONE;
        for (int at = 0; at < 5; at++) {
            var next = Link.after(head, Words.of("declined", "decided " + at));
            chain.add(next);
            head = next.head();
        }
        return chain;
    }
}
