package org.plenary.youth.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.plenary.platform.database.Database;

/// All tables that the service has, also those of later days.
public final class Tables {

    private Tables() {}

    /// Those with a row in which one of these words stands, as text or as bytes, in capitals or not.
    public static List<String> holding(Database database, String... words) {
        var wanted = Stream.of(words)
                .flatMap(word -> Stream.of(word, HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))))
                .toArray(String[]::new);
        return database.list("""
                        select table_name::text as name from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                        """, row -> row.getString("name")).stream()
                .filter(table -> !database.list("""
                                select from %s as whole, unnest($1::text[]) as word
                                where strpos(lower(whole::text), lower(word)) > 0
                                """.formatted(table), row -> table, (Object) wanted)
                        .isEmpty())
                .toList();
    }
}
