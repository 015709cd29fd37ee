package org.plenary.qna.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.decision.Decisions.Taken;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.question.Questions;
import org.plenary.qna.question.Questions.Moved;
import org.plenary.qna.question.Questions.Returned;
import org.plenary.qna.vote.Tallies;

/// All trees of merged questions.
@ApplicationScoped
class Trees {

    /// What a question is to be merged into.
    sealed interface Target {

        /// Held until the transaction ends.
        record Found(Question root) implements Target {}

        /// There is no such question in the session.
        record Elsewhere() implements Target {}

        /// It hangs below the very question that is to be merged.
        record Below() implements Target {}

        /// In the state it is in it takes no others.
        record WrongState(Question root) implements Target {}

        /// Together they would be more than a tree may have.
        record Full() implements Target {}
    }

    private static final String BELOW = """
            with recursive below as (
              select id from question where merged_into = $1
              union all select m.id from question m join below on m.merged_into = below.id)
            """;

    private final Database database;
    private final Questions questions;
    private final Decisions decisions;
    private final Tallies tallies;
    private final MergeConfig config;

    Trees(Database database, Questions questions, Decisions decisions, Tallies tallies, MergeConfig config) {
        this.database = database;
        this.questions = questions;
        this.decisions = decisions;
        this.tallies = tallies;
        this.config = config;
    }

    /// What `into` means for a held question: the root of the tree that `into` hangs in. The caller
    /// holds the session's chain, so nobody changes the tree meanwhile.
    Target target(Question held, UUID into) {
        var found = questions
                .find(into)
                .filter(other -> other.session().equals(held.session()))
                .flatMap(other -> questions.lock(other.tree().root()));
        return found.map(root -> judge(held, root)).orElseGet(Target.Elsewhere::new);
    }

    private Target judge(Question held, Question root) {
        if (root.id().equals(held.id())) {
            return new Target.Below();
        }
        if (root.id().equals(held.tree().root())) {
            return new Target.Found(root);
        }
        if (!root.takesMore()) {
            return new Target.WrongState(root);
        }
        return root.tree().size() + held.tree().size() > config.atMost() ? new Target.Full() : new Target.Found(root);
    }

    /// A question has another root, or is gone: puts its tree in order. Joins the transaction that
    /// moves it.
    void follow(@Observes Moved moved) {
        database.inTransaction(transaction -> {
            if (moved.isGone()) {
                setFree(transaction, moved.question());
            } else {
                bringAlong(transaction, moved.question());
            }
            count(transaction, moved);
        });
    }

    /// A question is dismissed no more: what was set free by that, and nobody has decided about since,
    /// asks the same again, and its supporters are its root's. Joins the transaction that takes the
    /// dismissal back.
    void follow(@Observes Returned returned) {
        database.inTransaction(transaction -> {
            for (var id : freedFrom(returned.question())) {
                var before = questions.lock(id).orElseThrow();
                var root = questions.find(returned.question()).orElseThrow();
                if (judge(before, root) instanceof Target.Found
                        && before.merge(root, questions.now()) instanceof Move.Moved(Question hanging)) {
                    append(before, hanging, "merge", "backWithItsRoot");
                    questions.save(transaction, hanging);
                }
            }
        });
    }

    private List<UUID> freedFrom(UUID root) {
        return database.list("""
                select id from question where freed_from = $1 and decided_at = freed_at order by id
                """, row -> row.getUUID("id"), root);
    }

    /// What hangs right below stands by itself again, each with what hangs below it.
    private void setFree(Transaction transaction, Question gone) {
        boolean mayReturn = gone.state() == Question.State.DISMISSED;
        for (var id : merged(gone.id())) {
            var before = questions.lock(id).orElseThrow();
            if (before.unmerge(questions.now()) instanceof Move.Moved(Question free)) {
                append(before, free, "unmerge", mayReturn ? "freedByDismissal" : "freedByWithdrawal");
                questions.save(transaction, free);
                if (mayReturn) {
                    transaction.update(
                            "update question set freed_from = $2, freed_at = decided_at where id = $1", id, gone.id());
                }
            }
        }
    }

    /// What follows by rule from what somebody decided about another question.
    private void append(Question before, Question after, String act, String rule) {
        decisions.append(new Taken(
                before.session(),
                questions.about(before),
                act,
                before.state().word(),
                after.state().word(),
                rule,
                null,
                "rule",
                null,
                after.tree().into()));
    }

    private List<UUID> merged(UUID into) {
        return database.list(
                "select id from question where merged_into = $1 order by id", row -> row.getUUID("id"), into);
    }

    /// What hangs below has its root.
    private void bringAlong(Transaction transaction, Question moved) {
        transaction
                .list(
                        BELOW + """
                                update question q set root = $2, version = version + 1 from below
                                where q.id = below.id and q.root <> $2 returning q.id
                                """,
                        row -> row.getUUID("id"),
                        moved.id(),
                        moved.tree().root())
                .forEach(id -> questions.tell(transaction, id));
    }

    /// Counts what hangs below the roots concerned, and has their votes counted anew. Whoever moves
    /// the question tells of it itself.
    private void count(Transaction transaction, Moved moved) {
        var roots = new TreeSet<>(Set.of(moved.from()));
        roots.add(moved.question().tree().root());
        transaction
                .list(
                        """
                        update question r
                        set merged_count = counted.below, version = version + case when r.id = $2 then 0 else 1 end
                        from (select root, count(*) - 1 as below from question where root = any($1) group by root) counted
                        where r.id = counted.root and r.merged_into is null and r.merged_count <> counted.below
                        returning r.id
                        """,
                        row -> row.getUUID("id"),
                        roots.toArray(UUID[]::new),
                        moved.question().id())
                .stream()
                .filter(id -> !id.equals(moved.question().id()))
                .forEach(id -> questions.tell(transaction, id));
        roots.forEach(tallies::recount);
    }
}
