package org.plenary.youth.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.identity.Caller;

/// What was done with cases, and who has read them. Both are only ever added to, in the caller's name.
@ApplicationScoped
class CaseLogs {

    private final Database database;
    private final Caller caller;
    private final InstantSource clock;

    CaseLogs(Database database, Caller caller, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /// Writes down what is done.
    ///
    /// @param outcome only when the case is closed
    void add(Transaction transaction, UUID report, Entry.Kind kind, @Nullable Outcome outcome, @Nullable String text) {
        transaction.update(
                """
                insert into case_entry (report, kind, outcome, text, by, by_name, made_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                report,
                kind.word(),
                outcome == null ? null : outcome.word(),
                text,
                caller.subject(),
                name(),
                now());
    }

    /// What was done, the first first.
    List<Entry> entries(UUID report) {
        return database.list(
                "select kind, outcome, text, by_name, made_at from case_entry where report = $1 order by id",
                row -> {
                    var outcome = row.getString("outcome");
                    return new Entry(
                            Entry.Kind.of(row.getString("kind")),
                            outcome == null ? null : Outcome.of(outcome),
                            row.getString("text"),
                            row.getString("by_name"),
                            row.getOffsetDateTime("made_at").toInstant());
                },
                report);
    }

    /// What came of a case that is closed: its last outcome.
    Optional<Outcome> outcome(UUID report) {
        return entries(report).stream()
                .flatMap(entry -> Stream.ofNullable(entry.outcome()))
                .reduce((first, last) -> last);
    }

    /// Writes down that the caller reads.
    void read(Transaction transaction, UUID report, Access.What what) {
        transaction.update(
                "insert into case_access (report, what, by, by_name, read_at) values ($1, $2, $3, $4, $5)",
                report,
                what.word(),
                caller.subject(),
                name(),
                now());
    }

    /// Who has read, the last first, at most `limit`, from after `after`.
    List<Access> accesses(UUID report, @Nullable UUID after, int limit) {
        return database.list(
                """
                select id, what, by_name, read_at from case_access
                where report = $1 and ($2::uuid is null or id < $2) order by id desc limit $3
                """,
                row -> new Access(
                        row.getUUID("id"),
                        Access.What.of(row.getString("what")),
                        row.getString("by_name"),
                        row.getOffsetDateTime("read_at").toInstant()),
                report,
                after,
                limit);
    }

    private String name() {
        return caller.claim("name").orElse("Somebody");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
