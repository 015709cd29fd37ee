package org.plenary.qna.similar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// How often one person may look for what is asked already: each look compares all of a board's
/// questions. Looking writes nothing, so this is remembered here, by each replica; visitors without
/// a login are counted by edge, by address.
@ApplicationScoped
class LookLimit {

    /// By person, until when the looks that they have taken would have lasted them.
    private final Cache<UUID, Instant> spent;

    private final Duration within;
    private final Duration each;
    private final InstantSource clock;

    LookLimit(SimilarConfig config, InstantSource clock) {
        this.within = config.within();
        this.each = config.within().dividedBy(config.looks());
        this.clock = clock;
        this.spent = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(within)
                .build();
    }

    /// Counts one look, unless it is one too many.
    ///
    /// @return how long to wait for it; zero when it is counted
    Duration look(UUID person) {
        var now = clock.instant();
        Duration[] wait = {Duration.ZERO};
        spent.asMap().compute(person, (same, until) -> {
            var from = until == null || until.isBefore(now) ? now : until;
            var next = from.plus(each);
            wait[0] = Duration.between(now.plus(within), next);
            return wait[0].isPositive() ? from : next;
        });
        return wait[0].isPositive() ? wait[0] : Duration.ZERO;
    }
}
