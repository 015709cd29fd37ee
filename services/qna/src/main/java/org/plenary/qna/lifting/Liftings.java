package org.plenary.qna.lifting;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.qna.lifting.Lifting.Person;
import org.plenary.qna.question.Question;

/// All liftings. They are kept: they are the log of who was told.
@ApplicationScoped
class Liftings {

    private static final String SELECT = """
            select l.*, (select count(*) from lifting_reading r where r.question = l.question) as readings from lifting l
            """;

    private final Database database;
    private final InstantSource clock;

    Liftings(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Lifting> find(UUID question) {
        return database.one(SELECT + "where l.question = $1", Liftings::from, question);
    }

    /// A session's, the last wanted first.
    List<Lifting> ofSession(UUID session) {
        return database.list(
                SELECT + "where l.session = $1 order by l.wanted_at desc, l.question", Liftings::from, session);
    }

    /// Somebody wants it; the caller's transaction holds the question.
    void want(Question held, String ground, String words, UUID by, String name) {
        database.update(
                """
                insert into lifting (question, session, ground, words, wanted_by, wanted_by_name, wanted_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                held.id(),
                held.session(),
                ground,
                words,
                by,
                name,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// Somebody else agrees.
    void agree(Question held, UUID by, String name) {
        database.update(
                "update lifting set agreed_by = $2, agreed_by_name = $3, agreed_at = $4 where question = $1",
                held.id(),
                by,
                name,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// Nobody wants it any more, and nobody has agreed.
    void drop(Question held) {
        database.update("delete from lifting where question = $1 and agreed_by is null", held.id());
    }

    /// Writes down that somebody is told.
    void read(Transaction transaction, UUID question, UUID by, String name) {
        transaction.update(
                "insert into lifting_reading (question, by, by_name, read_at) values ($1, $2, $3, $4)",
                question,
                by,
                name,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Lifting from(Row row) {
        var agreed = row.getUUID("agreed_by");
        return new Lifting(
                row.getUUID("question"),
                row.getUUID("session"),
                row.getString("ground"),
                row.getString("words"),
                new Person(row.getUUID("wanted_by"), row.getString("wanted_by_name"), instant(row, "wanted_at")),
                agreed == null ? null : new Person(agreed, row.getString("agreed_by_name"), instant(row, "agreed_at")),
                row.getLong("readings"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
