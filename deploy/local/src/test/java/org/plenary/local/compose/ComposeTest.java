package org.plenary.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.ServerFiles;

class ComposeTest {

    private static final String LINTER = "dclint@3.1.0";
    private static final Path ROOT = ServerFiles.root();

    @Test
    void theComposeFileFollowsTheSchemaAndTheLintersRules() throws Exception {
        var folder = Files.createDirectories(Path.of("target/dclint").toAbsolutePath());
        run(folder, "npm", "install", "--no-audit", "--no-fund", "--no-save", "--prefix", ".", LINTER);

        run(
                folder,
                "node_modules/.bin/dclint",
                "--max-warnings",
                "0",
                composeFile().toString());
    }

    @Test
    void everySecretOfTheComposeFileStandsInTheExampleWithoutAValue() throws IOException {
        var asked = found("\\$\\{([A-Z_]+):\\?", Files.readString(composeFile()));
        var example = Files.readString(ROOT.resolve(".env.example"));

        assertThat(found("(?m)^([A-Z_]+)=", example)).isEqualTo(asked);
        assertThat(found("(?m)^([A-Z_]*(?:PASSWORD|SECRET|_KEY))=.+", example)).isEmpty();
    }

    @Test
    void theSameRealmIsUsedAndNoneOfTheLocalAccounts() throws IOException {
        assertThat(Files.readString(composeFile()))
                .contains("deploy/keycloak/plenary-realm.json")
                .doesNotContain("plenary-local");
        assertThat(Files.readString(ROOT.resolve("deploy/keycloak/plenary-realm.json")))
                .doesNotContain("plenary-cli", "\"credentials\"", "\"directAccessGrantsEnabled\": true");
    }

    private static Path composeFile() {
        return ROOT.resolve("docker-compose.yml");
    }

    private static TreeSet<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void run(Path folder, String... command) throws Exception {
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
