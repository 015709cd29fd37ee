package org.plenary.sessions.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Schedules of real conferences, where this machine has them beside the repository: `../shared/data/schedules`, or the
/// folder that `PLENARY_SCHEDULES` names. They are not ours to copy.
public final class RealSchedules {

    private RealSchedules() {}

    /// A file's bytes. Where it is not there the test that asks says so and ends.
    public static byte[] read(String name) {
        var folder = System.getenv("PLENARY_SCHEDULES");
        var file = folder == null
                ? Path.of(System.getProperty("plenary.root")).resolve("../shared/data/schedules/" + name)
                : Path.of(folder, name);
        Assumptions.assumeTrue(Files.exists(file), () -> "without " + name + ", which is not on this machine");
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
