package org.plenary.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends the mails that a service owes, on one virtual thread from start to shutdown. Each replica does: a claim keeps
/// two from sending the same. Not the outbox leader's work, because a slow mail server must not hold up events.
///
/// A service has one bean that extends this; a `@Singleton`, since it has no constructor without parameters.
public abstract class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final Mailbag mailbag;
    private final MailConfig config;
    private final ReactiveMailer mailer;
    private final Counter sent;
    private final Counter failed;
    private final Counter givenUp;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    protected Postman(Mailbag mailbag, MailConfig config, ReactiveMailer mailer, MeterRegistry metrics) {
        this.mailbag = mailbag;
        this.config = config;
        this.mailer = mailer;
        this.sent = metrics.counter("plenary.mail.sent");
        this.failed = metrics.counter("plenary.mail.failed");
        this.givenUp = metrics.counter("plenary.mail.given.up");
    }

    public void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("postman").start(this::run);
    }

    public void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
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
            for (var mail : mailbag.claim(config.batch(), config.claim())) {
                if (stopping.getCount() == 0) {
                    mailbag.postpone(mail.id(), Duration.ZERO);
                } else {
                    deliver(mail);
                }
            }
        } catch (RuntimeException failure) {
            LOG.warnf("Mail interrupted, trying again: %s", failure.toString());
        }
    }

    private void deliver(OwedMail mail) {
        try {
            mailer.send(Mail.withText(mail.to(), mail.subject(), mail.text())
                            .addHeader("Auto-Submitted", "auto-generated"))
                    .await()
                    .atMost(config.sendTimeout());
        } catch (RuntimeException refused) {
            failed(mail, refused);
            return;
        }
        mailbag.settle(mail.id());
        sent.increment();
    }

    /// A mail server's refusal may quote the address, so only its class is logged.
    private void failed(OwedMail mail, RuntimeException refused) {
        failed.increment();
        var reason = refused.getClass().getSimpleName();
        if (mail.attempt() >= config.attempts()) {
            LOG.errorf("Mail %s given up after %d attempts: %s", mail.id(), mail.attempt(), reason);
            mailbag.settle(mail.id());
            givenUp.increment();
            return;
        }
        LOG.warnf("Mail %s not taken, trying again: %s", mail.id(), reason);
        mailbag.postpone(mail.id(), config.rest(mail.attempt()));
    }
}
