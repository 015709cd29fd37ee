package org.plenary.qna.mastodon;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.social.Sources.Fault;

/// A server cannot be followed just now.
final class Trouble extends Exception {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final @Nullable Duration wait;

    /// @param detail for the log; nothing that people wrote
    Trouble(Fault fault, String detail) {
        this(fault, detail, null);
    }

    /// @param wait how long the server wants to be left alone; null when it did not say
    Trouble(Fault fault, String detail, @Nullable Duration wait) {
        super(detail);
        this.fault = fault;
        this.wait = wait;
    }

    Fault fault() {
        return fault;
    }

    @Nullable
    Duration waitWanted() {
        return wait;
    }
}
