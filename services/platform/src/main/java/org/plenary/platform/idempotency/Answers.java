package org.plenary.platform.idempotency;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Problems;
import org.plenary.platform.seal.Seal;

/// The answers of the last 24 hours. Their bodies stand sealed, in base64.
@ApplicationScoped
class Answers {

    /// The answer for a key, null when it is new. Holds the key until the transaction ends.
    @Nullable
    Answer find(Transaction transaction, String scope, Seal seal) {
        var free = transaction
                .one(
                        "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free",
                        row -> row.getBoolean("free"),
                        scope)
                .orElse(false);
        if (!free) {
            throw Problems.conflict("inFlight", "The first request with this Idempotency-Key is still running.");
        }
        return transaction.one("""
                        select asked, status, body, location, tag from answer
                        where scope = $1 and kept_at > now() - interval '24 hours'
                        """, row -> from(row, scope, seal), scope).orElse(null);
    }

    void keep(Transaction transaction, String scope, Seal seal, Answer answer) {
        var body = answer.body();
        var sealed = body == null ? null : Base64.getEncoder().encodeToString(seal.seal(body, scope));
        transaction.update("""
                insert into answer (scope, asked, status, body, location, tag) values ($1, $2, $3, $4, $5, $6)
                on conflict (scope) do update set asked = excluded.asked, status = excluded.status, body = excluded.body,
                  location = excluded.location, tag = excluded.tag, kept_at = now()
                """, scope, answer.asked(), answer.status(), sealed, answer.location(), answer.tag());
    }

    /// Deletes what is past its time, at most `atMost`; answers how many that were.
    int forget(Database database, int atMost) {
        return database.update("""
                delete from answer where scope in (
                  select scope from answer where kept_at <= now() - interval '24 hours' order by kept_at limit $1)
                """, atMost);
    }

    private static Answer from(Row row, String scope, Seal seal) {
        var sealed = row.getString("body");
        return new Answer(
                row.getString("asked"),
                row.getInteger("status"),
                sealed == null ? null : seal.open(Base64.getDecoder().decode(sealed), scope),
                row.getString("location"),
                row.getString("tag"));
    }
}
