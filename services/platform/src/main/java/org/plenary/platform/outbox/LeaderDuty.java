package org.plenary.platform.outbox;

import java.time.Duration;

/// Work that only one replica of a service may do at a time, done by the outbox's leader: counting tallies, for
/// example. Implementations are beans and put what they find into the outbox.
public interface LeaderDuty {

    /// How long at least between the beginnings of two rounds.
    Duration pace();

    /// Does what is due, on a thread of its own: no duty waits for another. A failure is logged and tried again.
    void perform();
}
