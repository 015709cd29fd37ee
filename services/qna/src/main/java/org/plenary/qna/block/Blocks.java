package org.plenary.qna.block;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plenary.platform.database.Database;
import org.plenary.qna.question.Grounds;
import org.plenary.qna.question.Question;

/// All blocks. Moderators name a question, never a person: whom they block they do not learn.
@ApplicationScoped
public class Blocks {

    private final Database database;

    Blocks(Database database) {
        this.database = database;
    }

    /// Blocks who asked a held question, in the caller's transaction.
    ///
    /// @return whether they were not blocked before
    boolean put(Question held, Block block) {
        return database.update(
                        """
                        insert into block (session, asker, question, rule, reason, decided_at)
                        values ($1, $2, $3, $4, $5, $6) on conflict (session, asker) do nothing
                        """,
                        held.session(),
                        held.asking().asker(),
                        held.id(),
                        block.grounds().rule(),
                        block.grounds().reason(),
                        block.decided().atOffset(ZoneOffset.UTC))
                > 0;
    }

    /// Lets who asked a question ask again.
    ///
    /// @return the block that was; empty when there was none
    public Optional<Block> lift(Question held) {
        return database.one(
                "delete from block where session = $1 and asker = $2 returning *",
                Blocks::from,
                held.session(),
                held.asking().asker());
    }

    /// The blocks that these questions are the cause of, by question.
    public Map<UUID, Block> of(Collection<UUID> questions) {
        return database
                .list("select * from block where question = any($1)", Blocks::from, (Object)
                        questions.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Block::question, Function.identity()));
    }

    /// The questions of a session whose askers ask no more; of who has withdrawn all of theirs, the
    /// one that was the cause, so that the block can be lifted.
    public List<UUID> questionsOfBlocked(UUID session) {
        return database.list("""
                select q.id from question q join block b on b.session = q.session and b.asker = q.asker
                where q.session = $1 and q.asker_kind is not null
                  and (q.state <> 'withdrawn' or q.id = b.question and not exists (
                    select from question o where o.session = q.session and o.asker = q.asker and o.state <> 'withdrawn'))
                order by q.id
                """, row -> row.getUUID("id"), session);
    }

    private static Block from(Row row) {
        return new Block(
                row.getUUID("question"),
                new Grounds(row.getString("rule"), row.getString("reason")),
                row.getOffsetDateTime("decided_at").toInstant());
    }
}
