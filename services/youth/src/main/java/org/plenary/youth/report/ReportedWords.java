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

/// What contributions and conclusions said when they were reported. It is kept with the case, sealed, whatever becomes
/// of them; to read it is to read the case, which is written down.
@ApplicationScoped
public class ReportedWords {

    private static final String TEXT = "text";
    private static final String DISSENT = "dissent";
    private static final String REASON = "reason";
    private static final String BY = "by";

    private final SealedWords declined;
    private final Seal seal;

    ReportedWords(SealedWords declined, SealConfig config) {
        this.declined = declined;
        this.seal = new Seal(config.secret(), "reported");
    }

    /// What it says now.
    ///
    /// @param told about a contribution or a conclusion
    /// @return empty when there is none of that id that whoever reports knows of
    Optional<Said> now(Transaction transaction, Told told) {
        return told.about().kind() == About.Kind.CONTRIBUTION
                ? contribution(transaction, told)
                : conclusion(transaction, told);
    }

    private Optional<Said> contribution(Transaction transaction, Told told) {
        return transaction.one(
                """
                select c.id, c.text, c.reason, a.pseudonym as by from contribution c
                join breakout b on b.id = c.breakout join admission a on a.id = c.admission
                where c.id = $1 and b.conference = $2 and ($3::uuid is null or b.id = $3)
                  and ($4::text is null or b.band = $4) and (c.state = 'shown' or a.subject = $5 or $6)
                """,
                row -> new Said(
                        Optional.ofNullable(row.getString(TEXT))
                                .or(() -> declined.find(transaction, row.getUUID("id")))
                                .orElse(null),
                        null,
                        row.getString(REASON),
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
                row -> new Said(row.getString(TEXT), row.getString(DISSENT), null, row.getString(BY)),
                told.about().id(),
                told.conference(),
                told.breakout());
    }

    void keep(Transaction transaction, UUID report, Said said) {
        var words = new JsonObject()
                .put(TEXT, said.text())
                .put(DISSENT, said.dissent())
                .put(REASON, said.reason())
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
        return new Said(words.getString(TEXT), words.getString(DISSENT), words.getString(REASON), words.getString(BY));
    }
}
