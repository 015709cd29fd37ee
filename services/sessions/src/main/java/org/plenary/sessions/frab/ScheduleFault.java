package org.plenary.sessions.frab;

import java.io.Serial;

/// A schedule cannot be taken, and this is why.
public final class ScheduleFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean unreadable;
    private final int line;
    private final String reason;

    private ScheduleFault(boolean unreadable, int line, String reason) {
        super("Line %d: %s".formatted(line, reason));
        this.unreadable = unreadable;
        this.line = line;
        this.reason = reason;
    }

    /// The file is no XML or JSON.
    static ScheduleFault unreadable(int line, String reason) {
        return new ScheduleFault(true, line, reason);
    }

    /// The file can be read, but is no schedule or says something that cannot be.
    static ScheduleFault wrong(int line, String reason) {
        return new ScheduleFault(false, line, reason);
    }

    public boolean isUnreadable() {
        return unreadable;
    }

    /// Where, counted from 1.
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
