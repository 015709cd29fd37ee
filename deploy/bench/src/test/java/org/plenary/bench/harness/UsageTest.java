package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void aProgramsNameMayHoldAnything() {
        var stat = "4711 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 1 0";

        assertThat(Usage.cpuNanos(stat)).isEqualTo(2_000_000_000L);
    }

    @Test
    void whatIsSharedIsCountedByItsShare() {
        assertThat(Usage.residentBytes("00400000-7ffc [rollup]\nRss:     2000 kB\nPss:     1000 kB\nPss_Anon: 9 kB\n"))
                .isEqualTo(1_024_000);
    }

    @Test
    void timeSpentByThisProcessShows() {
        var own = ProcessHandle.current();
        long before = Usage.cpuNanosOf(own);
        var meter = new Meter();
        var random = new Random(1);
        double sum = 0;
        while (Usage.cpuNanosOf(own) - before < 100_000_000L) {
            sum += random.nextGaussian();
        }

        assertThat(sum).isNotNaN();
        assertThat(meter.cores()).isGreaterThan(0);
        assertThat(Usage.of(own).cpuNanos()).isGreaterThanOrEqualTo(before + 100_000_000L);
        assertThat(Usage.of(own).residentBytes()).isGreaterThan(10_000_000);
    }
}
