package org.plenary.registration.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.inject.Singleton;
import org.plenary.platform.mail.MailConfig;

/// Sends the notices that are owed.
@Singleton
class Postman extends org.plenary.platform.mail.Postman {

    Postman(Notices notices, MailConfig config, ReactiveMailer mailer, MeterRegistry metrics) {
        super(notices, config, mailer, metrics);
    }
}
