package org.plenary.qna.similar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.qna.board.Boards;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Questions;

/// All questions on a board, by how alike they are to a text.
@ApplicationScoped
public class SimilarQuestions {

    /// Of the stems of both, those they share count twice (Dice's coefficient), as pg_trgm counts groups of letters.
    /// Of what a question says and its translations, what is most like it counts.
    private static final String LIKENESS = """
            select max(greatest(
              similarity(said.text, $2),
              2.0 * (select count(*) from unnest(typed.stems) stem where stem = any(tsvector_to_array(said.stems)))
                / nullif(cardinality(typed.stems) + length(said.stems), 0))) as likeness
            from (
              select q.text, q.language, q.stems
              union all
              select x.text, x.language, x.stems from translation x where x.question = q.id) said
            cross join lateral (
              select tsvector_to_array(to_tsvector(stemming(said.language), $2)) as stems) typed
            """;

    private final Database database;
    private final SimilarConfig config;

    SimilarQuestions(Database database, SimilarConfig config) {
        this.database = database;
        this.config = config;
    }

    /// The most alike first; of those that are equally so, the one with the most votes. What was answered is among
    /// them: who would ask it again finds the answer.
    public List<Question> find(UUID session, String text) {
        return database.list(
                "select " + Questions.COLUMNS + " from " + Questions.TABLES + " cross join lateral (" + LIKENESS
                        + ") alike where q.session = $1 and" + Boards.ON_BOARD
                        + " and likeness >= $3 order by likeness desc, coalesce(t.votes, 0) desc, q.id limit $4",
                Questions::from,
                session,
                text,
                config.atLeast(),
                config.atMost());
    }
}
