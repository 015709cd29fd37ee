package org.plenary.youth.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// All that is logged until it is closed, as a log shows it: with what is put into the message, and whole failures.
public final class Logged extends Handler implements AutoCloseable {

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
        var line = new StringWriter().append(ExtLogRecord.wrap(logged).getFormattedMessage());
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(line, true));
        }
        lines.add(line.toString());
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
