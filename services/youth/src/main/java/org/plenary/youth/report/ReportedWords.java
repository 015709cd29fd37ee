package org.plenary.youth.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.seal.Seal;
import org.plenary.youth.report.Reports.Told;
import org.plenary.youth.seal.SealConfig;
import org.plenary.youth.seal.SealedWords;

/// What contributions, conclusions and questions said when they were reported, and what their authors were told about
/// them. It is kept with the case, sealed, whatever becomes of them; to read it is to read the case, which is written
/// down.
@ApplicationScoped
public class ReportedWords {

    private static final String TEXT = "text";
    private static final String DISSENT = "dissent";
    private static final String REASON = "reason";
    private static final String APPEAL_REASON = "appealReason";
    private static final String BY = "by";

    private final SealedWords declined;
    private final Seal seal;

    ReportedWords(SealedWords declined, SealConfig config) {
        this.declined = declined;
        this.seal = new Seal(config.secret(), "reported");
    }

    /// What it says now.
    ///
    /// @return empty when it is nothing that says something, or when whoever reports knows of none of that id
    Optional<Said> now(Transaction transaction, Told told) {
        return switch (told.about().kind()) {
            case CONTRIBUTION -> contribution(transaction, told);
            case CONCLUSION -> conclusion(transaction, told);
            case QUESTION -> question(transaction, told);
            case PERSON, ROOM, LEAD, OTHER -> Optional.empty();
        };
    }

    private Optional<Said> contribution(Transaction transaction, Told told) {
        return transaction.one(
                """
                select c.id, c.text, c.reason, p.words, a.pseudonym as by from contribution c
                join breakout b on b.id = c.breakout join admission a on a.id = c.admission
                left join appeal p on p.contribution = c.id
                where c.id = $1 and b.conference = $2 and ($3::uuid is null or b.id = $3)
                  and ($4::text is null or b.band = $4) and (c.state = 'shown' or a.subject = $5 or $6)
                """,
                row -> new Said(
                        Optional.ofNullable(row.getString(TEXT))
                                .or(() -> declined.find(transaction, row.getUUID("id")))
                                .orElse(null),
                        null,
                        row.getString(REASON),
                        row.getString("words"),
                        row.getString(BY)),
                told.about().id(),
                told.conference(),
                told.breakout(),
                told.band() == null ? null : told.band().word(),
                told.reporter().person(),
                told.staff());
    }

    private static Optional<Said> conclusion(Transaction transaction, Told told) {
        return transaction.one(
                """
                select c.text, c.dissent, f.name as by from conclusion c
                join breakout b on b.id = c.breakout
                left join facilitator f on f.conference = b.conference and f.subject = c.drafted_by
                where c.id = $1 and b.conference = $2
                  and case when $3::uuid is null then c.state <> 'draft' else b.id = $3 end
                """,
                row -> new Said(row.getString(TEXT), row.getString(DISSENT), null, null, row.getString(BY)),
                told.about().id(),
                told.conference(),
                told.breakout());
    }

    private static Optional<Said> question(Transaction transaction, Told told) {
        return transaction.one(
                """
                select q.text, q.reason, coalesce(a.pseudonym, q.pseudonym) as by
                from question q left join admission a on a.id = q.admission
                where q.id = $1 and q.conference = $2 and (a.subject = $3 or $4)
                """,
                row -> new Said(row.getString(TEXT), null, row.getString(REASON), null, row.getString(BY)),
                told.about().id(),
                told.conference(),
                told.reporter().person(),
                told.staff());
    }

    void keep(Transaction transaction, UUID report, Said said) {
        var words = new JsonObject()
                .put(TEXT, said.text())
                .put(DISSENT, said.dissent())
                .put(REASON, said.reason())
                .put(APPEAL_REASON, said.appealReason())
                .put(BY, said.by());
        transaction.update(
                "insert into reported_words (report, sealed) values ($1, $2)",
                report,
                Buffer.buffer(seal.seal(words.encode(), report.toString())));
    }

    /// What was reported; empty when it is nothing that has words of its own.
    public Optional<Said> find(Transaction transaction, UUID report) {
        return transaction.one("select sealed from reported_words where report = $1", row -> open(report, row), report);
    }

    private Said open(UUID report, Row row) {
        var words = new JsonObject(seal.open(row.getBuffer("sealed").getBytes(), report.toString()));
        return new Said(
                words.getString(TEXT),
                words.getString(DISSENT),
                words.getString(REASON),
                words.getString(APPEAL_REASON),
                words.getString(BY));
    }
}
