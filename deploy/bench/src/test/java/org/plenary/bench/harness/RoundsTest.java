package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Load EASY = new Load(0, 0.1);
    private static final Load HARD = new Load(0, 1.0);

    private final List<String> called = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Rounds rounds = new Rounds(new Bounds(10, 0.9), told::add);

    /// Shows one round after the other, the last of them again and again.
    private final class Scripted implements Side {

        private final String name;
        private final List<Round> script;
        private int at;

        private Scripted(String name, Round... script) {
            this.name = name;
            this.script = List.of(script);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void warmUp() {
            called.add("warm " + name);
        }

        @Override
        public Round measure() {
            called.add(name);
            return script.get(Math.min(at++, script.size() - 1));
        }
    }

    private static Round round(double rate, Load load) {
        return new Round(Map.of("rate", rate), load);
    }

    @Test
    void sidesTakeTurnsAndNobodyAlwaysComesFirst() {
        rounds.run(List.of(new Scripted("a", round(1, EASY)), new Scripted("b", round(1, EASY))), 3);

        assertThat(called).containsExactly("warm a", "warm b", "a", "b", "b", "a", "a", "b");
    }

    @Test
    void aRoundThatDoesNotCountForOneSideCountsForNone() {
        var one = new Scripted("a", round(100, EASY), round(10, EASY));
        var other = new Scripted("b", round(1, HARD), round(5, EASY));

        rounds.run(List.of(one, other), 2);

        assertThat(rounds.counted()).isEqualTo(2);
        assertThat(rounds.of("a", "rate")).isEqualTo(new Spread(10, 10, 10));
        assertThat(rounds.refused()).containsExactly("round 1: b: the generator was busy with 1.00 cores");
    }

    @Test
    void measuringEndsThoughNoRoundCounts() {
        rounds.run(List.of(new Scripted("a", round(1, HARD))), 3);

        assertThat(rounds.counted()).isZero();
        assertThat(rounds.refused()).hasSize(6);
        assertThatIllegalArgumentException().isThrownBy(() -> rounds.of("a", "rate"));
    }

    @Test
    void sidesAreComparedWithinEachRound() {
        var one = new Scripted("a", round(10, EASY), round(100, EASY), round(40, EASY));
        var other = new Scripted("b", round(5, EASY), round(25, EASY), round(40, EASY));

        rounds.run(List.of(one, other), 3);

        assertThat(rounds.ratio("a", "b", "rate")).isEqualTo(new Spread(2, 1, 4));
    }

    @Test
    void whatNoSideTellsIsNoFigure() {
        rounds.run(List.of(new Scripted("a", round(1, EASY))), 1);

        assertThatIllegalArgumentException().isThrownBy(() -> rounds.of("a", "price"));
        assertThatIllegalArgumentException().isThrownBy(() -> rounds.of("c", "rate"));
    }
}
