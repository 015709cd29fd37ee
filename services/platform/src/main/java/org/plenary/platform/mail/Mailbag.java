package org.plenary.platform.mail;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Where a service keeps the mails it owes. Replicas use it at the same time.
public interface Mailbag {

    /// Claims mails that are due, oldest first. They come again after `claim` unless they are settled.
    List<OwedMail> claim(int atMost, Duration claim);

    /// The mail is out, or given up.
    void settle(UUID mail);

    /// The mail is tried again after `rest`.
    void postpone(UUID mail, Duration rest);
}
