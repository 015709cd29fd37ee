package org.plenary.youth.contribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.alert.Alert;
import org.plenary.youth.alert.Alerts;
import org.plenary.youth.contribution.Contribution.Removed;

/// All appeals. Each is an alert until it is decided.
@ApplicationScoped
class Appeals {

    private final Database database;
    private final Admissions admissions;
    private final Contributions contributions;
    private final Verdicts verdicts;
    private final Alerts alerts;
    private final InstantSource clock;

    Appeals(
            Database database,
            Admissions admissions,
            Contributions contributions,
            Verdicts verdicts,
            Alerts alerts,
            InstantSource clock) {
        this.database = database;
        this.admissions = admissions;
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
        call(transaction, author, held.breakout());
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
        if (!isWaiting(transaction, held.admission(), held.breakout())) {
            admissions
                    .find(held.admission())
                    .ifPresent(author ->
                            alerts.seeAsked(transaction, held.breakout(), Alert.Kind.APPEAL, author.subject(), by));
        }
    }

    /// What somebody asked about is there no more: nobody is called for it.
    void forget(@Observes Removed removed) {
        var gone = removed.contribution();
        if (gone.hasAppealWaiting()) {
            database.inTransaction(transaction -> admissions
                    .find(gone.admission())
                    .filter(author -> !isWaiting(transaction, author.id(), gone.breakout()))
                    .ifPresent(author ->
                            alerts.dropAsked(transaction, gone.breakout(), Alert.Kind.APPEAL, author.subject())));
        }
    }

    /// While its author takes no part, what they said is withheld and nobody can decide on it: nobody is called until
    /// they take part again.
    void follow(@Observes Admission.Changed changed) {
        if (!changed.turned()) {
            return;
        }
        database.inTransaction(transaction -> {
            var author = admissions.find(changed.admission()).orElseThrow();
            for (var room : rooms(transaction, author.id())) {
                if (author.isAdmitted()) {
                    call(transaction, author, room);
                } else {
                    alerts.dropAsked(transaction, room, Alert.Kind.APPEAL, author.subject());
                }
            }
        });
    }

    private void call(Transaction transaction, Admission author, UUID room) {
        alerts.raise(
                transaction,
                author.conference(),
                Alert.Kind.APPEAL,
                room,
                new Alert.Asker(author.subject(), author.pseudonym().text()));
    }

    private static boolean isWaiting(Transaction transaction, UUID admission, UUID room) {
        return rooms(transaction, admission).contains(room);
    }

    /// The rooms in which an appeal of somebody's waits.
    private static List<UUID> rooms(Transaction transaction, UUID admission) {
        return transaction.list("""
                select distinct breakout from appeal p join contribution c on c.id = p.contribution
                where c.admission = $1 and p.state = 'waiting'
                """, row -> row.getUUID("breakout"), admission);
    }
}
