package org.plenary.platform.outbox;

/// Work that only one replica of a service may do at a time, done by the outbox's leader before each round: counting
/// tallies, for example. Implementations are beans, keep their own pace, and put what they find into the outbox.
public interface LeaderDuty {

    /// Does what is due, on the relay's thread. A failure is logged and tried again in the next round.
    void perform();
}
