package org.plenary.platform.mail;

import java.util.UUID;

/// One mail in plain text that this replica is to send.
///
/// @param attempt which one this is, from 1
/// @param to an address
/// @param subject in one line: a title in it may have had several, a header must not
public record OwedMail(UUID id, int attempt, String to, String subject, String text) {

    public OwedMail {
        subject = subject.replaceAll("\\s+", " ").strip();
    }

    /// Without what is personal.
    @Override
    public String toString() {
        return "OwedMail[" + id + ']';
    }
}
