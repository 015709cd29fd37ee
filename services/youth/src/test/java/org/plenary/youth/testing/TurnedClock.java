package org.plenary.youth.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The service's clock, which a test can turn on. Who turns it, turns it back.
@Alternative
@Priority(1)
@Singleton
public class TurnedClock implements InstantSource {

    private final InstantSource real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    /// Turns on to that day in UTC, so many seconds after its midnight.
    public void turnTo(LocalDate day, int seconds) {
        var wanted = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(seconds, ChronoUnit.SECONDS);
        ahead = Duration.between(real.instant(), wanted);
    }

    /// Turns on by that much.
    public void turnOn(Duration by) {
        ahead = ahead.plus(by);
    }

    public void turnBack() {
        ahead = Duration.ZERO;
    }
}
