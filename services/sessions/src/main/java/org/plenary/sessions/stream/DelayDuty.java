package org.plenary.sessions.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Measures how far behind the hall the streams are, so that what closes there closes a little later
/// for everybody, and those who watch from afar are not cut off first.
@ApplicationScoped
class DelayDuty implements LeaderDuty {

    private final Delays delays;
    private final Playlists playlists;
    private final StreamConfig config;

    DelayDuty(Delays delays, Playlists playlists, StreamConfig config) {
        this.delays = delays;
        this.playlists = playlists;
        this.config = config;
    }

    @Override
    public Duration pace() {
        return config.delayPace();
    }

    @Override
    public void perform() {
        for (var delay : delays.ofThoseWithPicture()) {
            playlists.delay(delay.path()).ifPresent(measured -> delay.after(measured)
                    .ifPresent(seconds -> delays.tell(delay, seconds)));
        }
    }
}
