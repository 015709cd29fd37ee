package org.plenary.local.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// Tells the person at the terminal what happens. Lines of several threads never mix.
public final class Progress {

    private final PrintStream out;
    private final PrintStream errors;

    Progress(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    public static Progress terminal() {
        return new Progress(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    void say(String line) {
        out.println(line);
    }

    void part(String name, Duration took) {
        out.println(String.format(Locale.ROOT, "  %-14s %5.1f s", name, took.toMillis() / 1000.0));
    }

    void complain(String line) {
        errors.println("plenary: " + line);
    }
}
