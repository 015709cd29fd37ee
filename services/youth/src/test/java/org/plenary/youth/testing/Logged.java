package org.plenary.youth.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// All that is logged until it is closed, as a log shows it: with what is put into the message, and whole failures.
public final class Logged extends Handler implements AutoCloseable {

    /// The message and the failure.
    private static final Formatter AS_SHOWN = new PatternFormatter("%s%e");

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Logged(Logger logger) {
        this.logger = logger;
        logger.addHandler(this);
    }

    /// What a class logs.
    public static Logged by(Class<?> logging) {
        return new Logged(Logger.getLogger(logging.getName()));
    }

    /// What anything logs.
    public static Logged everything() {
        return new Logged(Logger.getLogger(""));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(AS_SHOWN.format(logged));
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
