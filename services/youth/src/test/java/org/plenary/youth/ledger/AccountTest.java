package org.plenary.youth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.platform.chain.Link;
import org.plenary.platform.chain.Link.Head;
import org.plenary.youth.ledger.Account.Figure;

class AccountTest {

    private static final Instant NOON = Instant.parse("2011-11-01T12:00:00Z");

    private final List<Link<Decision>> chain = new ArrayList<>();

    @Test
    void statement17EachDecisionIsCountedInOneFigure() {
        decide(6, What.SHOWN, null);
        decide(5, What.DECLINED, Reason.UNKIND);
        decide(7, What.DECLINED, Reason.OTHER);
        decide(3, What.TAKEN_OFF, Reason.PRIVATE);
        decide(2, What.SHOWN_AGAIN, null);
        decide(5, What.UPHELD, Reason.OTHER);
        decide(6, What.OVERTURNED, null);
        var account = Account.of(chain, 0);

        assertThat(account.told())
                .isEqualTo(Map.of(
                        Figure.SHOWN, 6L,
                        Figure.UNKIND, 5L,
                        Figure.PRIVATE, 0L,
                        Figure.OFF_TOPIC, 0L,
                        Figure.UNCLEAR, 0L,
                        Figure.REPEATED, 0L,
                        Figure.OTHER, 7L,
                        Figure.REVERSALS, 5L,
                        Figure.UPHELD, 5L,
                        Figure.OVERTURNED, 6L));
        assertThat(account.told().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(chain.size());
        assertThat(account.received()).hasValue(18);
        assertThat(account.appeals()).hasValue(11);
    }

    @Test
    void statement17AFigureUnderFiveIsNotToldNorLeftOverFromTheSum() {
        decide(9, What.SHOWN, null);
        decide(6, What.DECLINED, Reason.REPEATED);
        decide(2, What.DECLINED, Reason.PRIVATE);
        var account = Account.of(chain, 0);

        assertThat(account.told())
                .containsEntry(Figure.SHOWN, 9L)
                .containsEntry(Figure.REVERSALS, 0L)
                .doesNotContainKeys(Figure.PRIVATE, Figure.REPEATED)
                .hasSize(8);
        assertThat(account.received()).isEmpty();
    }

    @Test
    void statement17OfFewerThanFiveDecisionsNothingIsTold() {
        decide(1, What.DECLINED, Reason.PRIVATE);
        decide(3, What.SHOWN, null);
        var account = Account.of(chain, 0);

        assertThat(account.told()).isEmpty();
        assertThat(account.median()).isEmpty();
    }

    @Test
    void statement17HowManyAppealsWereDecidedDoesNotGiveAwayHow() {
        decide(9, What.SHOWN, null);
        decide(5, What.UPHELD, Reason.OTHER);
        decide(1, What.OVERTURNED, null);
        var account = Account.of(chain, 0);

        assertThat(account.told()).doesNotContainKeys(Figure.UPHELD, Figure.OVERTURNED);
        assertThat(account.appeals()).isEmpty();
    }

    @Test
    void whatWaitsIsNotLeftOverFromWhatHasComeIn() {
        decide(9, What.SHOWN, null);

        assertThat(Account.of(chain, 4).received()).isEmpty();
        assertThat(Account.of(chain, 5).received()).hasValue(14);
        assertThat(Account.of(List.of(), 0).received()).hasValue(0);
    }

    @Test
    void theMiddleWaitIsThatOfFirstLooks() {
        List.of(10, 600, 40, 30, 50).forEach(seconds -> decide(What.SHOWN, null, seconds));
        decide(What.TAKEN_OFF, Reason.UNKIND, 9_000);

        assertThat(Account.of(chain, 0).median()).contains(Duration.ofSeconds(40));
    }

    private void decide(int times, What what, @Nullable Reason reason) {
        for (int at = 0; at < times; at++) {
            decide(what, reason, 40);
        }
    }

    private void decide(What what, @Nullable Reason reason, int seconds) {
        var head = chain.isEmpty() ? Head.NONE : chain.getLast().head();
        var said = new Decision(
                UUID.randomUUID(), UUID.randomUUID(), what, reason, NOON, NOON.plusSeconds(seconds), "", "", "");
        chain.add(Link.after(head, said));
    }
}
