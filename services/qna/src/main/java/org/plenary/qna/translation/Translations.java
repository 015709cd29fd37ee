package org.plenary.qna.translation;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;

/// All translations.
@ApplicationScoped
public class Translations {

    /// The translations of a question `q`, in the order of their languages.
    public static final String OF_QUESTION = """
            (select jsonb_agg(jsonb_build_object('language', x.language, 'text', x.text) order by x.language) \
            from translation x where x.question = q.id)""";

    private final Database database;

    Translations(Database database) {
        this.database = database;
    }

    /// Stores which ones a question has now, in the transaction that holds it: what is not among them
    /// is deleted with its salt, and other words have another salt.
    public void keep(Transaction transaction, UUID question, List<Translation> now) {
        var languages = now.stream().map(Translation::language).toArray(String[]::new);
        transaction.update("delete from translation where question = $1 and language <> all ($2)", question, languages);
        transaction.update(
                """
                insert into translation (question, language, text, salt)
                select $1, * from unnest($2::text[], $3::text[], $4::bytea[])
                on conflict (question, language) do update set text = excluded.text, salt = excluded.salt
                where translation.text <> excluded.text
                """,
                question,
                languages,
                now.stream().map(Translation::text).toArray(String[]::new),
                now.stream().map(one -> Buffer.buffer(Link.salt())).toArray(Buffer[]::new));
    }

    /// A digest that commits to a translation's text; empty when there is none into that language.
    public Optional<String> commitment(UUID question, String language) {
        return database.one("""
                        select encode(sha256(salt || convert_to(text, 'UTF8')), 'hex') as digest
                        from translation where question = $1 and language = $2
                        """, row -> row.getString("digest"), question, language);
    }

    /// Of a row that has [#OF_QUESTION] in this column.
    public static List<Translation> from(Row row, String column) {
        var all = row.getJsonArray(column);
        return all == null
                ? List.of()
                : IntStream.range(0, all.size())
                        .mapToObj(all::getJsonObject)
                        .map(one -> new Translation(one.getString("language"), one.getString("text")))
                        .toList();
    }
}
