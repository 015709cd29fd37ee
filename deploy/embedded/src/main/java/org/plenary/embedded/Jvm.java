package org.plenary.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands that run a Java program beside us, on the same JDK, small.
public final class Jvm {

    /// For servers that only have to be there soon: a third less work at the start and less memory, for less speed
    /// under load. Not for our own services.
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private Jvm() {}

    /// @param heapMebibytes the most that the heap may grow to
    /// @param arguments further options, then what to run and its arguments
    public static List<String> command(int heapMebibytes, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-Xms" + Math.min(32, heapMebibytes) + "m",
                // One thread collects: on few cores and small heaps the other collectors only cost memory.
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Duser.language=en",
                "-Duser.country=GB",
                "-Dfile.encoding=UTF-8"));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
