package org.plenary.sessions.conference;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.outbox.Outbox;
import org.plenary.sessions.conference.Conference.Profile;
import org.plenary.sessions.rights.Access;

/// All conferences.
@ApplicationScoped
public class Conferences {

    private static final String COLUMNS = """
            id, slug, reference, title, summary, starts_on, ends_on, time_zone, place, hosts, partners, funders, project,
            hashtag, languages, access, attribution, accent, facts, creator, version
            """;

    private final Database database;
    private final Themes themes;
    private final Outbox outbox;
    private final jakarta.enterprise.event.Event<ConferenceChanged> changes;

    Conferences(
            Database database,
            Themes themes,
            Outbox outbox,
            jakarta.enterprise.event.Event<ConferenceChanged> changes) {
        this.database = database;
        this.themes = themes;
        this.outbox = outbox;
        this.changes = changes;
    }

    public Optional<Conference> find(UUID id) {
        return withThemes(database, rows(database, "id = $1", id)).stream().findFirst();
    }

    public Optional<Conference> find(String slug) {
        return withThemes(database, rows(database, "slug = $1", slug)).stream().findFirst();
    }

    /// At most `limit` conferences, the latest first, behind the given one.
    List<Conference> page(@Nullable LocalDate startsOn, @Nullable UUID id, int limit) {
        return withThemes(database, database.list("select " + COLUMNS + """
                        from conference where $1::date is null or (starts_on, id) < ($1, $2)
                        order by starts_on desc, id desc limit $3
                        """, Conferences::from, startsOn, id, limit));
    }

    /// Adds a conference; empty when the slug is taken.
    Optional<Conference> add(String slug, Profile profile, UUID creator) {
        return database.transaction(transaction -> {
            var added = transaction.one(
                    """
                    insert into conference (slug, creator, title, starts_on, ends_on, time_zone, access, attribution)
                    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (slug) do nothing returning id
                    """,
                    row -> row.getUUID("id"),
                    slug,
                    creator,
                    profile.title(),
                    profile.startsOn(),
                    profile.endsOn(),
                    profile.timeZone(),
                    profile.access().code(),
                    profile.attribution().code());
            return added.map(id -> {
                write(transaction, id, profile, 0);
                return published(transaction, id);
            });
        });
    }

    /// The conference, held until the transaction ends: whoever changes it or what belongs to it starts here.
    public Conference lock(Transaction transaction, UUID id) {
        return withThemes(transaction, rows(transaction, "id = $1 for update", id))
                .getFirst();
    }

    /// Changes what an organiser says about the conference, which the caller has locked.
    Conference put(Transaction transaction, Conference locked, Profile profile) {
        if (profile.equals(locked.profile())) {
            return locked;
        }
        write(transaction, locked.id(), profile, 1);
        var put = published(transaction, locked.id());
        if (!profile.looksTheSameOnSessions(locked.profile())) {
            changes.fire(new ConferenceChanged(locked.id()));
        }
        return put;
    }

    /// Lists the themes anew for the conference, which the caller has locked.
    ThemesOutcome putThemes(Transaction transaction, Conference locked, List<Themes.Listed> listed) {
        var same = listed.equals(locked.themes().stream()
                .map(theme -> new Themes.Listed(theme.title(), theme.tag(), theme.guidingQuestions()))
                .toList());
        if (same) {
            return new ThemesOutcome.Listed(locked);
        }
        var inUse = themes.replace(transaction, locked.id(), locked.themes(), listed);
        if (inUse != null) {
            return new ThemesOutcome.InUse(inUse);
        }
        var put = raised(transaction, locked.id());
        changes.fire(new ConferenceChanged(locked.id()));
        return new ThemesOutcome.Listed(put);
    }

    /// Adds themes to the conference, which the caller has locked, and gives it back with them.
    ///
    /// @param tags of the new themes, by title, in order
    public Conference addThemes(Transaction transaction, Conference locked, Map<String, Tag> tags) {
        themes.add(transaction, locked.id(), tags);
        return raised(transaction, locked.id());
    }

    private Conference raised(Transaction transaction, UUID id) {
        transaction.update("update conference set version = version + 1 where id = $1", id);
        return published(transaction, id);
    }

    private Conference published(Transaction transaction, UUID id) {
        var state = lock(transaction, id);
        outbox.add(transaction, ConferenceEvents.of(state));
        return state;
    }

    private static void write(Transaction transaction, UUID id, Profile profile, int raise) {
        var facts = new JsonArray();
        profile.facts().forEach(fact -> facts.add(JsonObject.of("label", fact.label(), "value", fact.value())));
        transaction.update(
                """
                update conference set reference = $2, title = $3, summary = $4, starts_on = $5, ends_on = $6,
                  time_zone = $7, place = $8, hosts = $9, partners = $10, funders = $11, project = $12, hashtag = $13,
                  languages = $14, access = $15, attribution = $16, accent = $17, facts = $18, version = version + $19
                where id = $1
                """,
                id,
                profile.reference(),
                profile.title(),
                profile.summary(),
                profile.startsOn(),
                profile.endsOn(),
                profile.timeZone(),
                profile.place(),
                profile.hosts().toArray(String[]::new),
                profile.partners().toArray(String[]::new),
                profile.funders().toArray(String[]::new),
                profile.project(),
                profile.hashtag(),
                profile.languages().toArray(String[]::new),
                profile.access().code(),
                profile.attribution().code(),
                profile.accent(),
                facts,
                (long) raise);
    }

    private static List<Conference> rows(Sql sql, String which, Object parameter) {
        return sql.list("select " + COLUMNS + " from conference where " + which, Conferences::from, parameter);
    }

    private List<Conference> withThemes(Sql sql, List<Conference> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        var all = themes.of(sql, bare.stream().map(Conference::id).toList());
        return bare.stream()
                .map(conference -> new Conference(
                        conference.id(),
                        conference.slug(),
                        conference.profile(),
                        all.getOrDefault(conference.id(), List.of()),
                        conference.creator(),
                        conference.version()))
                .toList();
    }

    private static Conference from(Row row) {
        var profile = new Profile(
                row.getString("reference"),
                row.getString("title"),
                row.getString("summary"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getString("time_zone"),
                row.getString("place"),
                Arrays.asList(row.getArrayOfStrings("hosts")),
                Arrays.asList(row.getArrayOfStrings("partners")),
                Arrays.asList(row.getArrayOfStrings("funders")),
                row.getString("project"),
                row.getString("hashtag"),
                Arrays.asList(row.getArrayOfStrings("languages")),
                Access.of(row.getString("access")),
                Attribution.of(row.getString("attribution")),
                row.getString("accent"),
                facts(row.getJsonArray("facts")));
        return new Conference(
                row.getUUID("id"),
                row.getString("slug"),
                profile,
                List.of(),
                row.getUUID("creator"),
                row.getLong("version"));
    }

    private static List<Fact> facts(JsonArray facts) {
        return facts.stream()
                .map(JsonObject.class::cast)
                .map(fact -> new Fact(fact.getString("label"), fact.getString("value")))
                .toList();
    }
}
