package org.plenary.youth.seal;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.seal.Seal;

/// The words of contributions that are not shown. To read them for somebody else than their author, write it down first
/// ([Readings]); authors read what they said themselves, and need no entry.
@ApplicationScoped
public class SealedWords {

    private final Seal seal;

    SealedWords(SealConfig config) {
        this.seal = new Seal(config.secret(), "words");
    }

    /// Keeps what a contribution said; in the contribution it must not stand any more.
    ///
    /// @param decided when it was decided: they are kept for their term from then on
    public void keep(Transaction transaction, UUID contribution, String words, Instant decided) {
        transaction.update(
                "insert into sealed_words (contribution, sealed, sealed_at) values ($1, $2, $3)",
                contribution,
                Buffer.buffer(seal.seal(words, contribution.toString())),
                decided.atOffset(ZoneOffset.UTC));
    }

    /// What a contribution said; empty when it is not sealed, or deleted.
    public Optional<String> find(Sql sql, UUID contribution) {
        return sql.one(
                "select sealed from sealed_words where contribution = $1",
                row -> open(contribution, row),
                contribution);
    }

    /// What the `sealed` of a row holds.
    public String open(UUID contribution, Row row) {
        return seal.open(row.getBuffer("sealed").getBytes(), contribution.toString());
    }

    /// They stand in the contribution again.
    public void drop(Transaction transaction, UUID contribution) {
        transaction.update("delete from sealed_words where contribution = $1", contribution);
    }
}
