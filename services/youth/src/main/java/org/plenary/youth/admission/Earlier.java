package org.plenary.youth.admission;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.plenary.platform.database.Transaction;
import org.plenary.youth.link.Links;

/// What stays of who has left a forum: that the account was there, so that nobody leaves a guardian's no or tries of
/// the readiness check behind by joining anew. Neither account nor pseudonym is in it, a keyed hash finds it again.
@ApplicationScoped
class Earlier {

    /// What is known of earlier times.
    ///
    /// @param times how often they have joined and left
    /// @param tries of the readiness check
    /// @param refused whether a guardian said no
    record Times(int times, int tries, boolean refused) {

        private static final Times NONE = new Times(0, 0, false);

        private static Times of(Row row) {
            return new Times(row.getInteger("times"), row.getInteger("tries"), row.getBoolean("refused"));
        }
    }

    private final Links links;
    private final InstantSource clock;

    Earlier(Links links, InstantSource clock) {
        this.links = links;
        this.clock = clock;
    }

    Times of(Transaction transaction, UUID conference, UUID subject) {
        return transaction
                .one(
                        "select times, tries, refused from earlier_admission where conference = $1 and trace = $2",
                        Times::of,
                        conference,
                        links.trace(conference, subject))
                .orElse(Times.NONE);
    }

    /// Keeps that somebody was there, who leaves.
    void keep(Transaction transaction, Admission admission) {
        transaction.update(
                """
                insert into earlier_admission (conference, trace, times, tries, refused, left_at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (conference, trace) do update
                set times = excluded.times, tries = excluded.tries, refused = excluded.refused, left_at = excluded.left_at
                """,
                admission.conference(),
                links.trace(admission.conference(), admission.subject()),
                admission.earlier() + 1,
                admission.tries(),
                admission.isRefused(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }
}
