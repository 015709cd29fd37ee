package org.plenary.registration.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends the mails that are owed, on one virtual thread from start to shutdown. Each replica does: a claim keeps two
/// from sending the same. Not the outbox leader's work, because a slow mail server must not hold up events.
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final Notices notices;
    private final NoticeConfig config;
    private final ReactiveMailer mailer;
    private final Counter sent;
    private final Counter failed;
    private final Counter givenUp;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    Postman(Notices notices, NoticeConfig config, ReactiveMailer mailer, MeterRegistry metrics) {
        this.notices = notices;
        this.config = config;
        this.mailer = mailer;
        this.sent = metrics.counter("plenary.registration.mail.sent");
        this.failed = metrics.counter("plenary.registration.mail.failed");
        this.givenUp = metrics.counter("plenary.registration.mail.given.up");
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("postman").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(config.sendTimeout());
        }
    }

    private void run() {
        try {
            while (!stopping.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            for (var due : notices.claim(config.batch(), config.claim())) {
                if (stopping.getCount() == 0) {
                    notices.postpone(due.id(), java.time.Duration.ZERO);
                } else {
                    deliver(due);
                }
            }
        } catch (RuntimeException failure) {
            LOG.warnf("Mail interrupted, trying again: %s", failure.toString());
        }
    }

    private void deliver(Notices.Due due) {
        try {
            mailer.send(mail(due)).await().atMost(config.sendTimeout());
        } catch (RuntimeException refused) {
            failed(due, refused);
            return;
        }
        notices.settle(due.id());
        sent.increment();
    }

    private Mail mail(Notices.Due due) {
        var page = "%s/c/%s".formatted(config.publicUrl(), due.slug());
        var occasion = new Letter.Occasion(due.email(), due.name(), due.kind(), due.title(), page);
        var letter = Letter.of(due.notice(), due.position(), occasion);
        return Mail.withText(letter.to(), letter.subject(), letter.text())
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /// A mail server's refusal may quote the address, so only its class is logged.
    private void failed(Notices.Due due, RuntimeException refused) {
        failed.increment();
        var reason = refused.getClass().getSimpleName();
        if (due.attempt() >= config.attempts()) {
            LOG.errorf("Mail %s given up after %d attempts: %s", due.id(), due.attempt(), reason);
            notices.settle(due.id());
            givenUp.increment();
            return;
        }
        LOG.warnf("Mail %s not taken, trying again: %s", due.id(), reason);
        notices.postpone(due.id(), config.rest(due.attempt()));
    }
}
