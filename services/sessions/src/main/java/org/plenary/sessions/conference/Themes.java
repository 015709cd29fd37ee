package org.plenary.sessions.conference;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;

/// The themes of conferences. Whoever changes them holds the conference's row.
@ApplicationScoped
class Themes {

    /// A theme as an organiser lists it.
    record Listed(String title, String tag, List<String> guidingQuestions) {}

    private static final String COLUMNS = "id, conference, title, tag, guiding_questions";

    /// The themes of several conferences, each in its organiser's order.
    Map<UUID, List<Theme>> of(Sql sql, Collection<UUID> conferences) {
        record Owned(UUID conference, Theme theme) {}
        return sql
                .list(
                        "select " + COLUMNS + " from theme where conference = any($1) order by place, id",
                        row -> new Owned(row.getUUID("conference"), from(row)),
                        (Object) conferences.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::conference, Collectors.mapping(Owned::theme, Collectors.toList())));
    }

    /// Makes `listed` the themes of the conference: each keeps the id of the theme with its tag, else of the one with
    /// its title.
    ///
    /// @return the title of a theme that would go although sessions stand in it: nothing was changed then;
    ///     null else
    @Nullable
    String replace(Transaction transaction, UUID conference, List<Theme> current, List<Listed> listed) {
        var kept = matched(current, listed);
        var staying = new HashSet<>(kept.values());
        var going =
                current.stream().filter(theme -> !staying.contains(theme.id())).toList();
        var inUse = inUse(transaction, going);
        if (inUse != null) {
            return inUse;
        }
        transaction.update("delete from theme where id = any($1)", (Object)
                going.stream().map(Theme::id).toArray(UUID[]::new));
        // Tags may change hands within one list: out of each other's way first, then to where they belong.
        transaction.update("update theme set tag = id::text where conference = $1", conference);
        for (int place = 0; place < listed.size(); place++) {
            put(transaction, conference, kept.get(place), listed.get(place), place);
        }
        return null;
    }

    /// Adds themes behind the others.
    ///
    /// @param tags of the new themes, by title
    void add(Transaction transaction, UUID conference, Map<String, Tag> tags) {
        transaction.update(
                """
                insert into theme (conference, title, tag, place)
                select $1, new.title, new.tag,
                  (select coalesce(max(place), -1) from theme where conference = $1) + new.nth
                from unnest($2::text[], $3::text[]) with ordinality as new (title, tag, nth)
                """,
                conference,
                tags.keySet().toArray(String[]::new),
                tags.values().stream().map(Tag::text).toArray(String[]::new));
    }

    private static void put(Transaction transaction, UUID conference, @Nullable UUID id, Listed theme, int place) {
        transaction.update(
                """
                insert into theme (id, conference, title, tag, guiding_questions, place)
                values (coalesce($1, uuidv7()), $2, $3, $4, $5, $6)
                on conflict (id) do update set title = excluded.title, tag = excluded.tag,
                  guiding_questions = excluded.guiding_questions, place = excluded.place
                """,
                id,
                conference,
                theme.title(),
                theme.tag(),
                theme.guidingQuestions().toArray(String[]::new),
                place);
    }

    private static @Nullable String inUse(Transaction transaction, List<Theme> going) {
        return transaction
                .one("""
                        select title from theme where id = any($1)
                          and exists (select from session where session.theme = theme.id and not withdrawn) limit 1
                        """, row -> row.getString("title"), (Object)
                        going.stream().map(Theme::id).toArray(UUID[]::new))
                .orElse(null);
    }

    /// Which known theme each listed one is, by its place in the list; those not in the map are new.
    static Map<Integer, UUID> matched(List<Theme> current, List<Listed> listed) {
        var matched = new LinkedHashMap<Integer, UUID>();
        IntStream.range(0, listed.size()).forEach(place -> current.stream()
                .filter(theme -> theme.tag().equalsIgnoreCase(listed.get(place).tag()))
                .findFirst()
                .ifPresent(theme -> matched.put(place, theme.id())));
        IntStream.range(0, listed.size())
                .filter(place -> !matched.containsKey(place))
                .forEach(place -> current.stream()
                        .filter(theme ->
                                theme.title().equalsIgnoreCase(listed.get(place).title()))
                        .filter(theme -> !matched.containsValue(theme.id()))
                        .findFirst()
                        .ifPresent(theme -> matched.put(place, theme.id())));
        return matched;
    }

    private static Theme from(Row row) {
        return new Theme(
                Objects.requireNonNull(row.getUUID("id")),
                row.getString("title"),
                row.getString("tag"),
                Arrays.asList(row.getArrayOfStrings("guiding_questions")));
    }
}
