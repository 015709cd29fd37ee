package org.plenary.youth.term;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plenary.platform.database.Database;
import org.plenary.youth.admission.Admissions;

/// All terms, and what is past them.
@ApplicationScoped
class Terms {

    /// How long something in a table is kept.
    ///
    /// @param past which rows are past it; `$1` is the moment that lies `kept` back
    private record Term(String table, String past, Duration kept) {}

    /// No lock is held on more rows than that at once.
    private static final int AT_ONCE = 1_000;

    private static final String DAY = "($1::timestamptz at time zone 'UTC')::date";
    private static final String FORUM_OVER =
            "conference in (select id from conference where ends_on < %s) and ".formatted(DAY);

    private final Database database;
    private final Admissions admissions;
    private final Duration forum;
    private final List<Term> terms;

    Terms(Database database, Admissions admissions, TermConfig config) {
        this.database = database;
        this.admissions = admissions;
        this.forum = config.forum();
        this.terms = List.of(
                new Term("readiness_answer", "answered_on < " + DAY, config.readinessAnswers()),
                new Term("wrong_code", "tried_at < $1", config.wrongCodes()),
                new Term("presence", "seen_at < $1", config.presences()),
                new Term("alert", "seen_at < $1", config.alertsSeen()),
                new Term("alert", FORUM_OVER + "raised_at < $1", config.forum()),
                new Term("owed_letter", "due_at < $1", config.letters()),
                new Term("leaving", "left_at < $1", config.leavings()),
                new Term("facilitator", FORUM_OVER + "applied_at < $1", config.forum()),
                // Not while somebody is asked to look at them again.
                new Term("sealed_words", """
                        sealed_at < $1 and not exists (
                          select from appeal
                          where appeal.contribution = sealed_words.contribution and appeal.state = 'waiting')
                        """, config.sealedWords()),
                new Term("words_reading", FORUM_OVER + "read_at < $1", config.forum()),
                new Term("lead_name", FORUM_OVER + "known_at < $1", config.forum()),
                // Not while the qna service is yet to be told not to name who asked.
                new Term("question", FORUM_OVER + "suggested_at < $1 and not hiding", config.forum()),
                new Term("earlier_admission", FORUM_OVER + "left_at < $1", config.forum()),
                // Who was sent is gone by then; then who sent them, then the links of both.
                new Term("sending_group", FORUM_OVER + """
                        created_at < $1
                          and not exists (select from admission where admission.sending_group = sending_group.id)
                        """, config.forum()),
                new Term("link", """
                        (revoked_at is null or revoked_at < $1)
                          and not exists (select from admission where admission.id = link.id)
                          and not exists (select from sending_group where sending_group.id = link.id)
                        """, config.forum()),
                // The chain stays; what it only commits to goes with the contribution.
                new Term("decision_words", """
                        (breakout, number) in (
                          select breakout, number from decision
                          where decided_at < $1
                            and not exists (select from contribution where contribution.id = decision.contribution))
                        """, Duration.ZERO),
                new Term("report", "received_at < $1", config.cases()));
    }

    /// The tables that something is deleted from.
    Set<String> tables() {
        return Stream.concat(Stream.of("admission"), terms.stream().map(Term::table))
                .collect(Collectors.toSet());
    }

    /// Deletes all that is past its term.
    void enforce(Instant now) {
        // More than a row: others are told that it goes.
        admissions.expire(now.minus(forum));
        terms.forEach(term -> enforce(term, now.minus(term.kept())));
    }

    private void enforce(Term term, Instant before) {
        var deletion = "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s limit %3$d))"
                .formatted(term.table(), term.past(), AT_ONCE);
        while (database.update(deletion, before.atOffset(ZoneOffset.UTC)) == AT_ONCE) {
            // More may wait.
        }
    }
}
