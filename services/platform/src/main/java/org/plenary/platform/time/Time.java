package org.plenary.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/// Where the services get the time from.
class Time {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
