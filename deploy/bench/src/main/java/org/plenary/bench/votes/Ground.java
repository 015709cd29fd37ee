package org.plenary.bench.votes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.plenary.embedded.Postgres;
import org.plenary.embedded.Servers;

/// The database that both sides write to: qna's own tables with one session, its questions and its people, and beside
/// them an empty table like that of votes for single rows.
final class Ground {

    static final String DATABASE = "qna";

    /// As many as a lively session has; votes spread over them evenly.
    static final int QUESTIONS = 20;

    /// With the questions: more pairs than one round can use up.
    private static final int PEOPLE = 100_000;

    private static final UUID CONFERENCE = new UUID(0, 1);
    private static final UUID SESSION = new UUID(0, 2);
    private static final UUID ASKER = new UUID(0, 3);

    private final Postgres postgres;
    private final List<UUID> questions;
    private final List<UUID> people;

    private Ground(Postgres postgres, List<UUID> questions, List<UUID> people) {
        this.postgres = postgres;
        this.questions = questions;
        this.people = people;
    }

    static Ground prepare(Postgres postgres) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(DATABASE), DATABASE, Servers.PASSWORD)
                .locations("classpath:db/platform", "classpath:db/migration")
                .load()
                .migrate();
        var ground = new Ground(
                postgres,
                IntStream.rangeClosed(1, QUESTIONS).mapToObj(Ground::question).toList(),
                IntStream.range(0, PEOPLE).mapToObj(at -> UUID.randomUUID()).toList());
        ground.fill();
        return ground;
    }

    /// Also what the peer's script makes of a number.
    private static UUID question(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }

    UUID question(long pair) {
        return questions.get((int) (pair % QUESTIONS));
    }

    /// @throws IllegalStateException when every pair has been used
    UUID person(long pair) {
        if (pair >= (long) QUESTIONS * PEOPLE) {
            throw new IllegalStateException("There are only %,d pairs".formatted((long) QUESTIONS * PEOPLE));
        }
        return people.get((int) (pair / QUESTIONS));
    }

    private void fill() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into conference values ('%s', 'open', 'onTheRecord', 1)".formatted(CONFERENCE));
            statement.execute(
                    "insert into session (id, conference, public, withdrawn, version) values ('%s', '%s', true, false, 1)"
                            .formatted(SESSION, CONFERENCE));
            try (var insert = connection.prepareStatement("""
                    insert into question (id, session, asker, asker_kind, text, salt, shown_as, origin, language, state,
                                          asked_at, published_at, root, version)
                    select id, ?, ?, 'viewer', 'What of it?', '', 'anonymous', 'web', 'en', 'published', now(), now(), id, 1
                    from unnest(?::uuid[]) as each (id)
                    """)) {
                insert.setObject(1, SESSION);
                insert.setObject(2, ASKER);
                insert.setArray(3, connection.createArrayOf("uuid", questions.toArray()));
                insert.execute();
            }
            try (var insert = connection.prepareStatement("""
                    insert into participant (conference, subject, kind, present, version)
                    select ?, unnest(?::uuid[]), 'viewer', true, 1
                    """)) {
                insert.setObject(1, CONFERENCE);
                insert.setArray(2, connection.createArrayOf("uuid", people.toArray()));
                insert.execute();
            }
            statement.execute("create table single_vote (like vote including all)");
            statement.execute("vacuum (analyze) conference, session, participant, question");
        } catch (SQLException refused) {
            throw new IllegalStateException("The database cannot be prepared", refused);
        }
    }

    /// Takes all votes away and has everything written down, so that every round begins alike.
    void clear() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate vote, single_vote, tally, tally_due, outbox");
        } catch (SQLException refused) {
            throw new IllegalStateException("The votes cannot be taken away", refused);
        }
        try (var connection = postgres.superuser();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL refused a checkpoint", refused);
        }
    }

    /// How many rows there are.
    long rows(String table) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery("select count(*) from " + statement.enquoteIdentifier(table, true))) {
            result.next();
            return result.getLong(1);
        } catch (SQLException refused) {
            throw new IllegalStateException("Rows cannot be counted", refused);
        }
    }

    /// The settings that durability hangs on, as the server has them.
    List<String> durability() {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select name || '=' || setting from pg_settings
                        where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method') order by 1
                        """)) {
            var settings = new ArrayList<String>();
            while (result.next()) {
                settings.add(result.getString(1));
            }
            return settings;
        } catch (SQLException refused) {
            throw new IllegalStateException("Settings cannot be read", refused);
        }
    }

    private Connection connect() throws SQLException {
        return postgres.connect(DATABASE, DATABASE, Servers.PASSWORD);
    }
}
