package org.plenary.qna.claim;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;

/// All claims. One is a courtesy and no lock: whoever decides on an older version than there is finds
/// out by that ([org.plenary.qna.moderation.Deciding]), whether they claimed it or not.
@ApplicationScoped
public class Claims {

    /// What came of a claim.
    sealed interface Taken {

        record Yours(Claim claim) implements Taken {}

        record Theirs(Claim claim) implements Taken {}
    }

    private record Renewed(Claim claim, boolean isNew) {}

    private final Database database;
    private final Outbox outbox;
    private final ClaimConfig config;
    private final InstantSource clock;

    Claims(Database database, Outbox outbox, ClaimConfig config, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /// Claims a question for somebody, or renews their claim.
    Taken take(UUID session, UUID question, UUID holder, String name) {
        var now = clock.instant();
        return database.transaction(transaction -> {
            var renewed = renew(transaction, session, new Claim(question, holder, name, now.plus(config.held())), now);
            if (renewed.filter(Renewed::isNew).isPresent()) {
                tell(transaction, session);
            }
            return renewed.<Taken>map(mine -> new Taken.Yours(mine.claim()))
                    .orElseGet(() -> new Taken.Theirs(find(transaction, question)));
        });
    }

    /// @return empty while somebody else holds it
    private static Optional<Renewed> renew(Transaction transaction, UUID session, Claim claim, Instant now) {
        return transaction.one(
                """
                insert into claim as c (question, session, holder, holder_name, until) values ($1, $2, $3, $4, $5)
                on conflict (question) do update
                  set holder = excluded.holder, holder_name = excluded.holder_name, until = excluded.until
                  where c.holder = excluded.holder or c.until <= $6
                returning new.*, old.holder is distinct from new.holder or old.until <= $6 as is_new
                """,
                row -> new Renewed(from(row), row.getBoolean("is_new")),
                claim.question(),
                session,
                claim.holder(),
                claim.name(),
                utc(claim.until()),
                utc(now));
    }

    private static Claim find(Transaction transaction, UUID question) {
        return transaction
                .one("select * from claim where question = $1", Claims::from, question)
                .orElseThrow();
    }

    /// Gives a question back; nothing happens when it is not theirs.
    void release(UUID session, UUID question, UUID holder) {
        database.inTransaction(transaction -> {
            if (transaction.update("delete from claim where question = $1 and holder = $2", question, holder) > 0) {
                tell(transaction, session);
            }
        });
    }

    /// What is claimed in a session now.
    public List<Claim> ofSession(UUID session) {
        return database.list(
                "select * from claim where session = $1 and until > $2 order by question",
                Claims::from,
                session,
                utc(clock.instant()));
    }

    private void tell(Transaction transaction, UUID session) {
        var turn = transaction
                .one("select nextval('desk_turn') as turn", row -> row.getLong("turn"))
                .orElseThrow();
        outbox.add(transaction, ClaimEvents.turn(session, turn));
    }

    private static Claim from(Row row) {
        return new Claim(
                row.getUUID("question"),
                row.getUUID("holder"),
                row.getString("holder_name"),
                row.getOffsetDateTime("until").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
