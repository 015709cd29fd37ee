package org.plenary.youth.annex;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.youth.annex.AnnexBody.Line;
import org.plenary.youth.annex.AnnexBody.Source;
import org.plenary.youth.conclusion.Conclusions;
import org.plenary.youth.conference.Conference;

/// All published versions.
@ApplicationScoped
class Annexes {

    /// What became of publishing.
    sealed interface Publishing {

        record Published(Annex annex) implements Publishing {}

        /// The latest version says the same.
        record Unchanged(Annex annex) implements Publishing {}

        /// Nothing was ever adopted.
        record Nothing() implements Publishing {}
    }

    private static final String COLUMNS = "select conference, version, body, signature from annex ";

    private final Database database;
    private final Conclusions conclusions;
    private final AnnexKey key;
    private final Outbox outbox;
    private final InstantSource clock;

    Annexes(Database database, Conclusions conclusions, AnnexKey key, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.conclusions = conclusions;
        this.key = key;
        this.outbox = outbox;
        this.clock = clock;
    }

    Optional<Annex> latest(UUID conference) {
        return database.one(COLUMNS + "where conference = $1 order by version desc limit 1", Annexes::from, conference);
    }

    Optional<Annex> find(UUID conference, int version) {
        return database.one(COLUMNS + "where conference = $1 and version = $2", Annexes::from, conference, version);
    }

    /// Publishes what the conference's rooms have adopted as its next version.
    Publishing publish(Transaction transaction, Conference conference, UUID by) {
        // One after the other, so that versions count.
        transaction.list("select id from conference where id = $1 for update", row -> by, conference.id());
        var lines = conclusions.adopted(conference.id()).stream().map(Line::of).toList();
        var latest = latest(conference.id());
        if (latest.isEmpty() && lines.isEmpty()) {
            return new Publishing.Nothing();
        }
        if (latest.isPresent()
                && Canonical.read(latest.get().text()).conclusions().equals(lines)) {
            return new Publishing.Unchanged(latest.get());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int version = latest.map(Annex::version).orElse(0) + 1;
        var text = Canonical.text(new AnnexBody(Source.of(conference), version, now, lines));
        var annex = new Annex(conference.id(), version, text, key.sign(text.getBytes(StandardCharsets.UTF_8)));
        transaction.update(
                """
                insert into annex (conference, version, body, signature, published_by, published_at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                annex.conference(),
                annex.version(),
                annex.text(),
                Buffer.buffer(annex.signature()),
                by,
                now.atOffset(ZoneOffset.UTC));
        outbox.add(transaction, AnnexEvents.of(annex, now));
        return new Publishing.Published(annex);
    }

    private static Annex from(Row row) {
        return new Annex(
                row.getUUID("conference"),
                row.getInteger("version"),
                row.getString("body"),
                row.getBuffer("signature").getBytes());
    }
}
