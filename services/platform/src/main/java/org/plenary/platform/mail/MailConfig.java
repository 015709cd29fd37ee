package org.plenary.platform.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of sending mail.
@ConfigMapping(prefix = "plenary.mail")
public interface MailConfig {

    /// How many mails one round claims: what a slow mail server takes within the claim.
    @WithDefault("20")
    int batch();

    /// How often a replica looks for mails. People wait for the page, not for the mail.
    @WithDefault("500ms")
    Duration poll();

    /// How long one mail may take.
    @WithDefault("10s")
    Duration sendTimeout();

    /// How long claimed mails are a replica's own: longer than a whole batch may take.
    @WithDefault("5m")
    Duration claim();

    /// How often a mail is tried in all: with the rests below, for about a day.
    @WithDefault("32")
    int attempts();

    /// How long the first rest after a failure is; each further one is twice as long.
    @WithDefault("5s")
    Duration firstRest();

    /// How long a rest becomes at most.
    @WithDefault("1h")
    Duration longestRest();

    /// The rest after the failure of attempt number `attempt`, from 1.
    default Duration rest(int attempt) {
        var doublings = Math.min(attempt - 1, 30);
        var millis = Math.min(longestRest().toMillis(), firstRest().toMillis() << doublings);
        return Duration.ofMillis(millis);
    }
}
