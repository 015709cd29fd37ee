package org.plenary.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where a Java process spends its time, as the JDK's flight recorder sees it. What is recorded is not measured at the
/// same time: recording has its price.
public final class Profile implements AutoCloseable {

    private static final String RECORDING = "bench";

    /// Samples by the processor's time, in Java and in native code (Linux only); the older kind sees Java alone.
    private static final String BY_PROCESSOR_TIME = "jdk.CPUTimeSample";

    private static final List<String> SAMPLES =
            List.of(BY_PROCESSOR_TIME, "jdk.ExecutionSample", "jdk.NativeMethodSample");

    /// Some of the time.
    ///
    /// @param method where it was spent, and what called that
    /// @param percent of all samples
    public record Place(String method, double percent) {}

    private final long pid;
    private final Path file;

    private Profile(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    /// Begins to record a process.
    ///
    /// @param file where the recording is kept
    public static Profile of(long pid, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        var profile = new Profile(pid, file.toAbsolutePath());
        profile.command("JFR.start", "name=" + RECORDING, "settings=profile", BY_PROCESSOR_TIME + "#enabled=true");
        return profile;
    }

    /// Ends the recording.
    @Override
    public void close() {
        command("JFR.stop", "name=" + RECORDING, "filename=" + file);
    }

    /// The places where most time went. Only after [#close].
    public List<Place> hottest(int atMost) {
        var samples = samples();
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        return samples.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(atMost)
                .map(entry -> new Place(entry.getKey(), 100.0 * entry.getValue() / all))
                .toList();
    }

    private Map<String, Long> samples() {
        var kinds = new HashMap<String, Map<String, Long>>();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                var kind = event.getEventType().getName();
                if (SAMPLES.contains(kind) && event.getStackTrace() != null) {
                    kinds.computeIfAbsent(kind, unseen -> new HashMap<>()).merge(place(event), 1L, Long::sum);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var better = kinds.get(BY_PROCESSOR_TIME);
        return better != null ? better : kinds.getOrDefault("jdk.ExecutionSample", Map.of());
    }

    private static String place(RecordedEvent event) {
        var frames = event.getStackTrace().getFrames();
        return name(frames.getFirst()) + (frames.size() > 1 ? " < " + name(frames.get(1)) : "");
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        var type = method.getType().getName();
        return String.format(Locale.ROOT, "%s.%s", type.substring(type.lastIndexOf('.') + 1), method.getName());
    }

    private void command(String... words) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The flight recorder of process %d: %s".formatted(pid, said.strip()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }
}
