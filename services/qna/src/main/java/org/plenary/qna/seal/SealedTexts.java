package org.plenary.qna.seal;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.seal.Seal;

/// All that dismissed questions said. To read one for somebody else than its asker, write it down
/// first ([Readings]).
@ApplicationScoped
public class SealedTexts {

    private final Database database;
    private final SealConfig config;
    private final Seal seal;

    SealedTexts(Database database, SealConfig config) {
        this.database = database;
        this.config = config;
        this.seal = new Seal(config.secret(), "questions");
    }

    /// Keeps what a question said; with the question it must not stand any more.
    public void keep(Transaction transaction, UUID question, String text, Instant now) {
        transaction.update(
                "insert into sealed_text (question, sealed, sealed_at) values ($1, $2, $3)",
                question,
                Buffer.buffer(seal.seal(text, question.toString())),
                now.atOffset(ZoneOffset.UTC));
    }

    /// What a question said; empty when that is deleted.
    public Optional<String> find(UUID question) {
        return database.one("select sealed from sealed_text where question = $1", row -> open(question, row), question);
    }

    /// As [#find], and it is kept here no more: it stands with the question again.
    public Optional<String> take(Transaction transaction, UUID question) {
        return transaction.one(
                "delete from sealed_text where question = $1 returning sealed", row -> open(question, row), question);
    }

    /// Deletes what is past its term, and with it the salt of all that commits to it: from then on
    /// nobody can tell what a question said, and the chain of decisions still holds.
    ///
    /// @return how many
    int forget(Instant now) {
        return database.transaction(transaction -> {
            var gone = transaction.list(
                    """
                    delete from sealed_text where question in (
                      select s.question from sealed_text s
                      where s.sealed_at < $1
                        and not exists (
                          select from appeal a join question q on q.id = a.question
                            left join block b on b.question = q.id
                          where a.question = s.question and a.state = 'waiting'
                            and a.restricted_at in (q.decided_at, q.reworded_at, b.decided_at))
                      limit $2 for update of s skip locked)
                    returning question
                    """,
                    row -> row.getUUID("question"),
                    now.minus(config.term()).atOffset(ZoneOffset.UTC),
                    config.atOnce());
            transaction.update("delete from appeal where question = any($1)", (Object) gone.toArray(UUID[]::new));
            transaction.update(
                    "update question set salt = null, asker_region = null, asker_is_new = null, version = version + 1"
                            + " where id = any($1)",
                    (Object) gone.toArray(UUID[]::new));
            return gone.size();
        });
    }

    private String open(UUID question, Row row) {
        return seal.open(row.getBuffer("sealed").getBytes(), question.toString());
    }
}
