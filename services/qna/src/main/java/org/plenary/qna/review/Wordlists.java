package org.plenary.qna.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.plenary.platform.database.Database;

/// The word lists of all conferences.
@ApplicationScoped
public class Wordlists {

    private final Database database;

    Wordlists(Database database) {
        this.database = database;
    }

    /// A conference's; without a word when nobody made one.
    public Wordlist of(UUID conference) {
        return new Wordlist(database.list(
                "select word from review_word where conference = $1 order by word",
                row -> row.getString("word"),
                conference));
    }

    /// Puts a list in the place of the one there is.
    Wordlist set(UUID conference, List<String> words) {
        return database.transaction(transaction -> {
            transaction.hold("words", conference);
            transaction.update("delete from review_word where conference = $1", conference);
            transaction.update("""
                    insert into review_word (conference, word) select $1, unnest($2::text[]) on conflict do nothing
                    """, conference, words.toArray(String[]::new));
            return of(conference);
        });
    }
}
