package org.plenary.youth.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Lets what follows from taking part follow the calendar, too: nobody does anything on New Year's Day.
@ApplicationScoped
class CalendarDuty implements LeaderDuty {

    private static final Duration PACE = Duration.ofHours(1);

    private final Admissions admissions;

    CalendarDuty(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        admissions.keepUp();
    }
}
