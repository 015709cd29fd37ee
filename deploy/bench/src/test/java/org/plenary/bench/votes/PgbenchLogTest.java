package org.plenary.bench.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchLogTest {

    @Test
    void allThreadsLogsAreAddedUpAndTakenAway(@TempDir Path folder) throws IOException {
        Files.write(
                folder.resolve("pgbench_log.12"),
                List.of("0 1 1500 0 1700000000 100 12", "1 1 2500 0 1700000000 200 9"));
        Files.write(folder.resolve("pgbench_log.12.1"), List.of("2 1 90000 0 1700000000 300 80000"));

        var answers = PgbenchLog.read(folder);

        assertThat(answers.count()).isEqualTo(3);
        assertThat(answers.millis(50)).isBetween(2.49, 2.51);
        assertThat(answers.millisMax()).isBetween(89.9, 90.1);
        assertThat(folder).isEmptyDirectory();
    }
}
