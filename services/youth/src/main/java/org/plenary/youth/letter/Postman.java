package org.plenary.youth.letter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.inject.Singleton;
import org.plenary.platform.mail.MailConfig;

/// Sends the letters that are owed.
@Singleton
class Postman extends org.plenary.platform.mail.Postman {

    Postman(Letters letters, MailConfig config, ReactiveMailer mailer, MeterRegistry metrics) {
        super(letters, config, mailer, metrics);
    }
}
