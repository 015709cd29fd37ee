package org.plenary.qna.queue;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;

/// The queues of all sessions: their questions as staff works on them.
@ApplicationScoped
public class Queues {

    /// How many of each part of the queue are shown; the rest follows as these are decided.
    private static final int PART = 200;

    /// How many decided questions stay in sight, for an undo.
    private static final int DECIDED = 20;

    private final Database database;

    Queues(Database database) {
        this.database = database;
    }

    /// The session's desk number: rises with every change of any of its questions and of its window.
    long number(UUID session) {
        return database.one("""
                        select (select coalesce(sum(version), 0) from question where session = $1)
                             + (select coalesce(sum(version), 0) from session_window where session = $1) as number
                        """, row -> row.getNumeric("number").longValue(), session)
                .orElse(0L);
    }

    /// How many questions of a session wait.
    public long waiting(UUID session) {
        return database.one(
                        "select count(*) as waiting from question where session = $1 and state = 'waiting'",
                        row -> row.getLong("waiting"),
                        session)
                .orElse(0L);
    }

    /// Waiting ones, the oldest first; the one on stage; selected ones in line; published ones by
    /// rank; merged ones, the latest first; at last the latest decided ones.
    List<Question> of(UUID session) {
        return database.list(
                """
                select * from (
                  select ranked.*, row_number() over (partition by part order by
                           case part when 0 then asked_at when 2 then selected_at end,
                           case part when 3 then -votes end,
                           case part when 3 then published_at end,
                           case when part >= 4 then decided_at end desc, id) as place
                  from (
                    select %s,
                           case q.state when 'waiting' then 0 when 'onStage' then 1 when 'selected' then 2
                             when 'published' then 3 when 'merged' then 4 else 5 end as part
                    from %s
                    where q.session = $1 and q.state <> 'withdrawn') ranked) placed
                where place <= case part when 5 then $2::integer else $3::integer end
                order by part, place
                """.formatted(Questions.COLUMNS, Questions.TABLES),
                (Row row) -> Questions.from(row),
                session,
                DECIDED,
                PART);
    }
}
