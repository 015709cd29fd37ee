package org.plenary.edge.live;

import java.time.Instant;
import java.util.Optional;
import org.plenary.edge.signin.LoggedOut;
import org.plenary.edge.signin.Login;
import org.plenary.edge.stream.Stream;

/// One open stream and by what right it is open.
final class Watcher {

    private final Stream stream;
    private final String subject;
    private final String loginSession;
    private final Instant loginEnds;
    private volatile Instant confirmedAt;

    Watcher(Stream stream, Optional<Login> login, Instant now) {
        this.stream = stream;
        this.subject = login.map(Login::subject).orElse("");
        this.loginSession = login.map(Login::session).orElse("");
        this.loginEnds = login.map(Login::expiresAt).orElse(Instant.MAX);
        this.confirmedAt = now;
    }

    /// Empty for a visitor without a login.
    String subject() {
        return subject;
    }

    void confirm(Instant now) {
        confirmedAt = now;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    /// Whether the login that opened it has ended by itself. Its owner comes back with a renewed one.
    boolean isOver(Instant now) {
        return now.isAfter(loginEnds);
    }

    boolean isOf(LoggedOut gone) {
        return !subject.isEmpty()
                && subject.equals(gone.subject())
                && (gone.session().isEmpty() || loginSession.isEmpty() || loginSession.equals(gone.session()));
    }

    void end() {
        stream.end();
    }
}
