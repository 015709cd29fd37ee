package org.plenary.qna.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.qna.decision.Decision;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.ledger.LedgerForm.Ledger;

/// The ledgers of all sessions.
@ApplicationScoped
class Ledgers {

    private record Way(String source, long questions) {}

    private final Database database;
    private final Decisions decisions;

    Ledgers(Database database, Decisions decisions) {
        this.database = database;
        this.decisions = decisions;
    }

    /// A session's, as it is now.
    Ledger of(UUID session) {
        var head = decisions.head(session);
        return Ledger.of(
                session, decisions.chain(session, 0, head.count()), head, undecided(session), sources(session));
    }

    /// How many questions wait that no decision is about: those that one is about are in the chain. A translation
    /// beside one decides nothing.
    private long undecided(UUID session) {
        return database.one("""
                        select count(*) as waiting from question q
                        where q.session = $1 and q.state = 'waiting'
                          and not exists (select from decision d where d.question = q.id
                            and d.act not in ('translate', 'untranslate'))
                        """, row -> row.getLong("waiting"), session).orElse(0L);
    }

    /// A page of a session's chain.
    ///
    /// @param after the number before the page's first
    List<Link<Decision>> page(UUID session, long after, int atMost) {
        return decisions.chain(session, after, after + atMost);
    }

    /// By which ways its questions came: of decided ones as the decisions have it.
    private Sources sources(UUID session) {
        var received = new HashMap<String, Long>();
        database.list("""
                        select source, count(*) as questions from (
                          select distinct d.question, w.source from decision d join decision_words w on w.decision = d.id
                          where d.session = $1 and d.question is not null and w.source is not null
                          union
                          select id, origin from question where session = $1 and state = 'waiting') received
                        group by source
                        """, row -> new Way(row.getString("source"), row.getLong("questions")), session)
                .forEach(way -> received.put(way.source(), way.questions()));
        return new Sources(received);
    }
}
