package org.plenary.qna.social;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.plenary.platform.outbox.LeaderDuty;

/// Forgets the words of posts whose term is over, and deliveries that nobody tries again.
@ApplicationScoped
class SocialDuty implements LeaderDuty {

    /// Terms are days long.
    private static final Duration PACE = Duration.ofMinutes(10);

    private final Posts posts;

    SocialDuty(Posts posts) {
        this.posts = posts;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void perform() {
        posts.forgetOld();
    }
}
