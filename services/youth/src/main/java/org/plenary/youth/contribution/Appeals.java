package org.plenary.youth.contribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.alert.Alert;
import org.plenary.youth.alert.Alerts;

/// All appeals. Each is an alert until it is decided.
@ApplicationScoped
class Appeals {

    private final Contributions contributions;
    private final Verdicts verdicts;
    private final Alerts alerts;
    private final InstantSource clock;

    Appeals(Contributions contributions, Verdicts verdicts, Alerts alerts, InstantSource clock) {
        this.contributions = contributions;
        this.verdicts = verdicts;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// Asks for a second look.
    ///
    /// @param held declined, its author's, and not asked about before
    /// @param text why; null for nothing
    Contribution ask(Transaction transaction, Contribution held, Admission author, @Nullable String text) {
        transaction.update(
                "insert into appeal (contribution, text, asked_at, state) values ($1, $2, $3, $4)",
                held.id(),
                text,
                clock.instant().atOffset(ZoneOffset.UTC),
                Appeal.State.WAITING.word());
        alerts.raise(
                transaction,
                held.conference(),
                Alert.Kind.APPEAL,
                held.breakout(),
                new Alert.Asker(author.subject(), author.pseudonym().text()));
        return contributions.touch(transaction, held, author.id());
    }

    /// It stays declined.
    ///
    /// @param words why, for its author
    Contribution uphold(Transaction transaction, Contribution held, String words, UUID by) {
        settle(transaction, held, Appeal.State.UPHELD, words, by);
        return verdicts.uphold(transaction, held, words, by);
    }

    /// Everybody in the room reads it again.
    Contribution overturn(Transaction transaction, Contribution held, UUID by) {
        settle(transaction, held, Appeal.State.OVERTURNED, null, by);
        return verdicts.show(transaction, held, by).orElseThrow();
    }

    private void settle(
            Transaction transaction, Contribution held, Appeal.State state, @Nullable String words, UUID by) {
        transaction.update(
                "update appeal set state = $2, text = null, words = $3 where contribution = $1",
                held.id(),
                state.word(),
                words);
        transaction
                .one("""
                        select subject from admission where id = $1 and not exists (
                          select from appeal p join contribution c on c.id = p.contribution
                          where c.admission = $1 and c.breakout = $2 and p.state = 'waiting')
                        """, row -> row.getUUID("subject"), held.admission(), held.breakout())
                .ifPresent(author -> alerts.seeAsked(transaction, held.breakout(), Alert.Kind.APPEAL, author, by));
    }
}
