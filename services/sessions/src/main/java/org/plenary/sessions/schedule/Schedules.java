package org.plenary.sessions.schedule;

import static org.plenary.sessions.programme.SessionRows.COLUMNS;
import static org.plenary.sessions.programme.SessionRows.TABLES;
import static org.plenary.sessions.programme.SessionRows.moment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.sessions.conference.Conference;
import org.plenary.sessions.conference.Conferences;
import org.plenary.sessions.conference.Tag;
import org.plenary.sessions.conference.Theme;
import org.plenary.sessions.frab.Event;
import org.plenary.sessions.programme.Session;
import org.plenary.sessions.programme.Session.Facts;
import org.plenary.sessions.programme.Session.InTheme;
import org.plenary.sessions.programme.SessionRows;
import org.plenary.sessions.programme.Sessions;

/// Applies schedules: sessions by the hundred, in a handful of statements.
@ApplicationScoped
class Schedules {

    private static final Logger LOG = Logger.getLogger(Schedules.class);

    private static final String FACTS = """
            title, subtitle, kind, theme, room, starts_at, ends_at, day, language, abstract, description, contributors
            """;

    private static final String NEW_FACTS = """
            new.title, new.subtitle, new.kind, new.theme, new.room, new.starts_at, new.ends_at, new.day, new.language,
            new.abstract, new.description, new.contributors::jsonb
            """;

    private static final String FACT_ROWS = """
            unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[],
              $9::timestamptz[], $10::date[], $11::text[], $12::text[], $13::text[], $14::text[])
            """;

    private final Database database;
    private final Conferences conferences;
    private final Sessions sessions;
    private final Asked asked;

    Schedules(Database database, Conferences conferences, Sessions sessions, Asked asked) {
        this.database = database;
        this.conferences = conferences;
        this.sessions = sessions;
        this.asked = asked;
    }

    /// Makes a schedule the programme of its conference, or changes nothing.
    Imported put(UUID conference, List<Event> events) {
        return database.transaction(transaction -> {
            var locked = conferences.lock(transaction, conference);
            var standing = lockAll(transaction, conference);
            var untracked = Comparison.of(planned(events, locked), standing);
            var leaving = untracked.withdrawn().stream().map(Session::id).toList();
            var held = untracked.held(asked.among(transaction, leaving));
            if (!held.isEmpty()) {
                return new Imported.Held(held);
            }
            var comparison = Comparison.of(planned(events, withThemes(transaction, locked, events)), standing);
            var changed = new ArrayList<UUID>();
            changed.addAll(insert(transaction, conference, comparison.created()));
            changed.addAll(update(transaction, conference, comparison.updated()));
            changed.addAll(withdraw(transaction, leaving));
            sessions.publish(transaction, changed);
            return new Imported.Done(
                    comparison.created().size(), comparison.updated().size(), leaving.size(), comparison.unchanged());
        });
    }

    /// Notes that somebody asked a question in a session.
    ///
    /// The question may have been on its way when an import withdrew the session: then the session comes back, as
    /// it stood but not armed. The lock makes that sure: an import that did not see the question has ended before
    /// the lock is given, and every later one sees it.
    void asked(Transaction transaction, UUID session) {
        if (!asked.add(transaction, session)) {
            return;
        }
        boolean withdrawn = transaction
                .one(
                        "select withdrawn from session where id = $1 for update",
                        row -> row.getBoolean("withdrawn"),
                        session)
                .orElse(false);
        if (withdrawn) {
            LOG.infof("Session %s has a question that was not known when it was withdrawn: it is back", session);
            transaction.update("update session set withdrawn = false, version = version + 1 where id = $1", session);
            sessions.publish(transaction, List.of(session));
        }
    }

    private static List<Session> lockAll(Transaction transaction, UUID conference) {
        return transaction.list(
                "select " + COLUMNS + " from " + TABLES + " where s.conference = $1 order by s.id for update of s",
                SessionRows::from,
                conference);
    }

    private static List<Planned> planned(List<Event> events, Conference conference) {
        return events.stream()
                .map(event -> new Planned(
                        event,
                        theme(conference, event.track())
                                .map(theme -> new InTheme(theme.id(), theme.title(), theme.tag()))
                                .orElse(null)))
                .toList();
    }

    private static Optional<Theme> theme(Conference conference, String track) {
        if (track.isEmpty()) {
            return Optional.empty();
        }
        var tag = Tag.of(track).text();
        return conference.themes().stream()
                .filter(theme -> theme.isCalled(track, tag))
                .findFirst();
    }

    /// The conference with a theme for each track.
    private Conference withThemes(Transaction transaction, Conference conference, List<Event> events) {
        var taken = conference.themes().stream().map(Theme::key).collect(Collectors.toSet());
        var added = new LinkedHashMap<String, Tag>();
        for (var event : events) {
            var track = event.track();
            if (track.isEmpty()
                    || theme(conference, track).isPresent()
                    || added.keySet().stream().anyMatch(track::equalsIgnoreCase)) {
                continue;
            }
            var tag = Tag.of(track);
            for (int number = 2; !taken.add(tag.text()); number++) {
                tag = Tag.of(track).numbered(number);
            }
            added.put(track, tag);
        }
        return added.isEmpty() ? conference : conferences.addThemes(transaction, conference, added);
    }

    private static List<UUID> insert(Transaction transaction, UUID conference, List<Planned> created) {
        if (created.isEmpty()) {
            return List.of();
        }
        return ids(
                transaction,
                """
                insert into session (conference, guid, %s) select $1, new.guid, %s from %s as new (guid, %s) returning id
                """.formatted(FACTS, NEW_FACTS, FACT_ROWS, FACTS),
                conference,
                created.stream().map(Planned::guid).toArray(UUID[]::new),
                created.stream().map(planned -> planned.facts(Optional.empty())).toList());
    }

    private static List<UUID> update(Transaction transaction, UUID conference, List<Comparison.Update> updated) {
        if (updated.isEmpty()) {
            return List.of();
        }
        return ids(
                transaction,
                """
                update session set (%s) = row (%s), withdrawn = false, version = version + 1
                from %s as new (id, %s)
                where session.conference = $1 and session.id = new.id returning session.id
                """.formatted(FACTS, NEW_FACTS, FACT_ROWS, FACTS),
                conference,
                updated.stream().map(update -> update.session().id()).toArray(UUID[]::new),
                updated.stream().map(Comparison.Update::facts).toList());
    }

    private static List<UUID> withdraw(Transaction transaction, List<UUID> leaving) {
        if (leaving.isEmpty()) {
            return List.of();
        }
        return transaction.list("""
                update session set withdrawn = true, armed = false, version = version + 1 where id = any($1) returning id
                """, row -> row.getUUID("id"), (Object) leaving.toArray(UUID[]::new));
    }

    private static List<UUID> ids(
            Transaction transaction, String sql, UUID conference, UUID[] names, List<Facts> facts) {
        return transaction.list(
                sql,
                row -> row.getUUID("id"),
                conference,
                names,
                texts(facts, Facts::title),
                texts(facts, Facts::subtitle),
                texts(facts, one -> one.kind().code()),
                facts.stream()
                        .map(one -> one.theme() == null ? null : one.theme().id())
                        .toArray(UUID[]::new),
                texts(facts, Facts::room),
                facts.stream().map(one -> moment(one.startsAt())).toArray(OffsetDateTime[]::new),
                facts.stream().map(one -> moment(one.endsAt())).toArray(OffsetDateTime[]::new),
                facts.stream().map(Facts::day).toArray(LocalDate[]::new),
                texts(facts, Facts::language),
                texts(facts, Facts::summary),
                texts(facts, Facts::description),
                texts(facts, one -> SessionRows.json(one.contributors()).encode()));
    }

    private static String[] texts(List<Facts> facts, Text text) {
        return facts.stream().map(text::of).toArray(String[]::new);
    }

    @FunctionalInterface
    private interface Text {
        @Nullable
        String of(Facts facts);
    }
}
