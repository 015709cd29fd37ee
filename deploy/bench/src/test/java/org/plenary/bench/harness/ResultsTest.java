package org.plenary.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final Machine QUIET = new Machine("a processor", 2, 24, "Linux 6", "a Java", 0.1);
    private static final Spread THREE = new Spread(3, 2, 4);

    private final Results results = new Results("test", Instant.EPOCH, QUIET, 5);

    private static Rounds rounds(int wanted, double cores) {
        var side = new Side() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public void warmUp() {}

            @Override
            public Round measure() {
                return new Round(Map.of("rate", 1.0), new Load(0, cores));
            }
        };
        return new Rounds(Bounds.USUAL, line -> {}).run(List.of(side), wanted);
    }

    @Test
    void anAimIsJudgedByTheMedianAndSaysWhatItWas() {
        results.add(new Finding("speed", "a second", THREE, new Aim.AtLeast(3)));
        results.add(new Finding("price", "us", THREE, new Aim.AtMost(2.5)));
        results.add(Finding.told("size", "bytes", THREE));

        assertThat(results.isMet()).isFalse();
        assertThat(results.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "speed 3 (2 to 4) a second aim >= 3: met",
                        "price 3 (2 to 4) us aim <= 2.5: MISSED",
                        "size 3 (2 to 4) bytes");
    }

    @Test
    void aRunWithEnoughRoundsIsValid() {
        results.counted("it", rounds(5, 0.1));

        assertThat(results.isValid()).isTrue();
        assertThat(results.table()).isEmpty();
    }

    @Test
    void aRunWhoseGeneratorWasTheBottleneckIsInvalidAndSaysSo() {
        results.counted("it", rounds(5, 1.5));

        assertThat(results.isValid()).isFalse();
        assertThat(results.table())
                .contains("INVALID: it: only 0 of 5 rounds count")
                .contains("round 1: a: the generator was busy with 1.50 cores");
    }

    @Test
    void aRunThatCannotTellMuchSaysSo() {
        var busy = new Machine("a processor", 2, 24, "Linux 6", "a Java", 3);

        assertThat(new Results("test", Instant.EPOCH, busy, 1).table())
                .contains("a smoke test: fewer than 5 rounds")
                .contains("load 3.0 before the run");
    }

    @Test
    void theFileHoldsEverything(@TempDir Path folder) throws IOException {
        results.add(new Finding("price", "us", THREE, new Aim.AtMost(2.5)));
        results.profile("price", List.of(new Profile.Place("Socket.write", 60)));

        var json = new ObjectMapper().readTree(results.write(folder).toFile());

        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        var finding = json.path("findings").path(0);
        assertThat(finding.path("median").asDouble()).isEqualTo(3);
        assertThat(finding.path("met").asBoolean(true)).isFalse();
        assertThat(json.path("profiles").path("price").path(0).path("method").asText())
                .isEqualTo("Socket.write");
    }
}
