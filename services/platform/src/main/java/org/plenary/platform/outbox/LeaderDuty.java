package org.plenary.platform.outbox;

/// Work that only one replica of a service may do at a time, done by the outbox's leader: counting tallies, for
/// example. Implementations are beans, keep their own pace, and put what they find into the outbox.
public interface LeaderDuty {

    /// Does what is due, one duty after another on a thread of their own, which is called often. A failure is logged
    /// and tried again.
    void perform();
}
