package org.plenary.youth.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Involved;
import org.plenary.youth.testing.Room;
import org.plenary.youth.testing.Tables;
import org.plenary.youth.testing.TurnedClock;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class TermTest {

    /// Tables whose rows go with a row of another.
    private static final Map<String, String> GO_WITH = Map.ofEntries(
            Map.entry("consent", "admission"),
            Map.entry("consent_given", "admission"),
            Map.entry("roster", "admission"),
            Map.entry("taken_off", "admission"),
            Map.entry("contribution", "admission"),
            Map.entry("appeal", "contribution"),
            Map.entry("stance", "admission"),
            Map.entry("conclusion_stance", "admission"),
            Map.entry("case_entry", "report"),
            Map.entry("case_access", "report"),
            Map.entry("reported_words", "report"));

    /// Tables that hold nothing of a young person, a guardian or an adult outside, and of who works for the conference
    /// at most which account made something.
    private static final Set<String> NOTHING_PERSONAL = Set.of(
            "conference",
            "session",
            // What was decided about contributions, by salted hashes.
            "decision",
            "decision_head",
            "conclusion",
            "conclusion_ground",
            "response",
            "annex",
            "questionnaire",
            "breakout",
            // The platform's: events gone once they are published, ids of events, and answers of one day.
            "outbox",
            "inbox",
            "answer",
            "flyway_schema_history");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /// Where a term counts in days, it is over with the day.
    private static final Duration DAY = Duration.ofDays(1);

    private final UUID conference = UUID.randomUUID();

    @Inject
    TurnedClock clock;

    @Inject
    Database database;

    @Inject
    Terms terms;

    @Inject
    Forgetting forgetting;

    @BeforeEach
    void aConferenceThatEndsToday() {
        database.update("""
                insert into conference (id, slug, title, access, version, ends_on) values ($1, $2, 'Over', 'open', 1, $3)
                """, conference, "over-" + conference, today());
    }

    @AfterEach
    void turnTheClockBack() {
        clock.turnBack();
    }

    @Test
    void statement20EveryTableHasATermOrHoldsNothingPersonal() {
        var tables = database.list("""
                select table_name::text as name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'
                """, row -> row.getString("name"));
        assertThat(tables)
                .containsExactlyInAnyOrderElementsOf(Stream.of(terms.tables(), GO_WITH.keySet(), NOTHING_PERSONAL)
                        .flatMap(Set::stream)
                        .toList());

        var cascades = database.list("""
                select conrelid::regclass::text as child, confrelid::regclass::text as parent
                from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                where contype = 'f' and confdeltype = 'c' and attnotnull
                """, row -> Map.entry(row.getString("child"), row.getString("parent")));
        assertThat(cascades).containsAll(GO_WITH.entrySet());
        assertThat(GO_WITH.values()).allMatch(parent -> terms.tables().contains(parent) || GO_WITH.containsKey(parent));
    }

    @Test
    void statement20AnswersOfTheReadinessCheckGoAfterThirtyDays() {
        goes("readiness_answer", Duration.ofDays(30), DAY, insert("""
                insert into readiness_answer (conference, questionnaire, form, answers, passed, answered_on)
                values ($1, 0, 1, '[]', true, (now() at time zone 'UTC')::date) returning id
                """, conference));
    }

    @Test
    void statement20GroupCodesThatDidNotFitGoAfterAnHour() {
        var subject = insert("insert into wrong_code values ($1, now()) returning subject as id", UUID.randomUUID());
        goes("wrong_code", "subject", Duration.ofHours(1), MINUTE, subject);
    }

    @Test
    void statement20WhoWasInARoomGoesAfterADay() {
        goes("presence", "person", DAY, MINUTE, insert("""
                insert into presence (breakout, person, part, name, recordable, seen_at)
                values ($1, $2, 'facilitator', 'Somebody', true, now()) returning person as id
                """, room(), UUID.randomUUID()));
    }

    @Test
    void statement20AlertsGoAWeekAfterTheyAreSeenToAndUnseenOnesWithTheForum() {
        var seen = insert("""
                insert into alert (conference, kind, person, name, raised_at, seen_at)
                values ($1, 'help', $2, 'Kestrel', now(), now()) returning id
                """, conference, UUID.randomUUID());
        var unseen = insert("""
                insert into alert (conference, kind, person, name, raised_at)
                values ($1, 'help', $2, 'Heron', now()) returning id
                """, conference, UUID.randomUUID());
        goes("alert", Duration.ofDays(7), MINUTE, seen);
        clock.turnBack();
        goes("alert", Duration.ofDays(30), DAY, unseen);
    }

    @Test
    void statement20MailsThatCannotBeSentGoAfterAWeek() {
        goes("owed_letter", Duration.ofDays(7), DAY, insert("""
                insert into owed_letter (kind, about, due_at) values ('guardianCode', $1, now() + interval '1 hour')
                returning id
                """, UUID.randomUUID()));
    }

    @Test
    void statement20ThatSomebodyHasLeftGoesAfterAWeekAlsoUntold() {
        goes("leaving", "subject", Duration.ofDays(7), MINUTE, insert("""
                insert into leaving (conference, subject, left_at) values ($1, $2, now()) returning subject as id
                """, conference, UUID.randomUUID()));
    }

    @Test
    void statement20ThatAnAccountWasThereBeforeGoesWithTheForum() {
        goes("earlier_admission", "conference", Duration.ofDays(30), DAY, insert("""
                insert into earlier_admission (conference, trace, times, tries, refused, left_at)
                values ($1, 'x', 1, 0, false, now()) returning conference as id
                """, conference));
    }

    @Test
    void statement20LinksThatLeadNowhereGoThirtyDaysAfterTheyEnded() {
        goes("link", Duration.ofDays(30), MINUTE, insert("""
                insert into link (purpose, id, revoked_at) values ('guardian', $1, now()) returning id
                """, UUID.randomUUID()));
    }

    @Test
    void statement20WhatBelongsToAForumGoesThirtyDaysAfterItsConference() {
        var group = group();
        var admission = admission(group);
        var facilitator = facilitator();
        goes("admission", Duration.ofDays(30), DAY, admission);
        assertThat(isThere("sending_group", "id", group)).isFalse();
        assertThat(isThere("facilitator", "subject", facilitator)).isFalse();
    }

    @Test
    void statement20WordsBehindADecisionGoWithTheContribution() {
        var room = UUID.randomUUID();
        database.update("""
                insert into decision (breakout, number, contribution, what, reason, by, received_at, decided_at,
                  text_commitment, words_commitment, decider_commitment, previous, hash)
                values ($1, 1, $2, 'declined', 'other', 'person', now(), now(), '', '', '', '', '')
                """, room, UUID.randomUUID());
        database.update("""
                insert into decision_words (breakout, number, salt, words, decider)
                values ($1, 1, '', 'In kind words', $2)
                """, room, UUID.randomUUID());
        terms.enforce(clock.instant().plus(MINUTE));
        assertThat(isThere("decision_words", "breakout", room)).isFalse();
        assertThat(isThere("decision", "breakout", room)).isTrue();
    }

    @Test
    void statement18WhatIsNotShownIsDeletedAfterThirtyDaysAndTheDecisionIsStillCounted() {
        Accounts.make(List.of("young-1"));
        var forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel"));
        try (var room = Room.opened(forum, "16-17")) {
            room.join("young-1").then().statusCode(200);
            var board = new Board(room);
            var id = board.declined("young-1", "Robin lives next door.");
            var appealed = board.declined("young-1", "Robin lives upstairs.");
            Board.appeal("young-1", appealed, "Robin said yes.").then().statusCode(200);

            clock.turnOn(Duration.ofDays(30).minus(MINUTE));
            forgetting.perform();
            Board.does("lead", id, "read").then().statusCode(200);

            clock.turnOn(MINUTE.multipliedBy(2));
            forgetting.perform();
            Board.does("lead", id, "read").then().statusCode(410).body("code", equalTo("wordsDeleted"));
            Board.show(id).then().statusCode(409).body("code", equalTo("wordsDeleted"));
            for (var account : List.of("young-1", "lead")) {
                board.of(account)
                        .body("items.find { it.id == '%s' }.text".formatted(id), nullValue())
                        .body("items.find { it.id == '%s' }.forgotten".formatted(id), equalTo(true))
                        .body("items.find { it.id == '%s' }.reason".formatted(id), equalTo("It names somebody."));
            }
            Board.does("lead", appealed, "read").then().statusCode(200);
            Board.uphold("lead", appealed).then().statusCode(200);
            forgetting.perform();
            Board.does("lead", appealed, "read").then().statusCode(410);
            as("lead")
                    .get(room.at("ledger"))
                    .then()
                    .statusCode(200)
                    .body("count", equalTo(3))
                    .body("intact", equalTo(true));
        }
    }

    @Test
    void statement20WhoHasReadWhatIsNotShownGoesWithTheForum() {
        goes(
                "words_reading",
                Duration.ofDays(30),
                DAY,
                insert("""
                insert into words_reading (conference, breakout, contribution, by, by_name, read_at)
                values ($1, $2, $3, $4, 'Lead', now()) returning id
                """, conference, room(), UUID.randomUUID(), UUID.randomUUID()));
    }

    @Test
    void statement20WhatLeadsAreCalledGoesWithTheForum() {
        goes("lead_name", "subject", Duration.ofDays(30), DAY, insert("""
                insert into lead_name (conference, subject, name, known_at) values ($1, $2, 'Lead', now())
                returning subject as id
                """, conference, UUID.randomUUID()));
    }

    @Test
    void statement20QuestionsToTheConferenceGoWithTheirForum() {
        goes("question", Duration.ofDays(30), DAY, insert("""
                insert into question (conference, session, text, language, suggested_at, state, band)
                values ($1, $2, 'Who asks us?', 'en', now(), 'put', '13-15') returning id
                """, conference, UUID.randomUUID()));
    }

    @Test
    void statement20AQuestionGoesOnlyWhenQnaKnowsThatItsAuthorIsNotNamedAnyMore() {
        var question = insert("""
                insert into question (conference, session, text, language, suggested_at, state, band, hiding)
                values ($1, $2, 'Who asks us?', 'en', now(), 'put', '13-15', true) returning id
                """, conference, UUID.randomUUID());
        clock.turnOn(Duration.ofDays(32));
        terms.enforce(clock.instant());
        assertThat(isThere("question", "id", question)).isTrue();
        database.update("update question set hiding = false where id = $1", question);
        terms.enforce(clock.instant());
        assertThat(isThere("question", "id", question)).isFalse();
    }

    @Test
    void statement20WhatComesInAfterTheConferenceIsKeptAsLongFromThenOn() {
        database.update("update conference set ends_on = $2 where id = $1", conference, today().minusYears(15));
        var group = group();
        var admission = admission(group);
        goes("sending_group", Duration.ofDays(30), MINUTE, group);
        assertThat(isThere("admission", "id", admission)).isFalse();
    }

    @Test
    void statement20CasesGoWithTheirLogsAfterThreeYears() {
        var report = insert("""
                insert into report (conference, about, named, reason, reporter, reporter_name, received_at)
                values ($1, 'other', '{}', 'other', $2, 'Kestrel', now()) returning id
                """, conference, UUID.randomUUID());
        var note = insert("""
                insert into case_entry (report, kind, text, by, by_name, made_at)
                values ($1, 'note', 'Asked.', $2, 'Lead', now()) returning id
                """, report, UUID.randomUUID());
        var reading = insert("""
                insert into case_access (report, what, by, by_name, read_at) values ($1, 'case', $2, 'Lead', now())
                returning id
                """, report, UUID.randomUUID());
        goes("report", Duration.ofDays(1096), MINUTE, report);
        assertThat(isThere("case_entry", "id", note)).isFalse();
        assertThat(isThere("case_access", "id", reading)).isFalse();
    }

    @Test
    void statement20AForumIsForgottenByItselfWithEverythingOfItsYoungPeople() {
        var forum = Forum.create();
        var somebody = Involved.in(forum);
        assertThat(Tables.holding(database, somebody.traces())).containsAll(Involved.TABLES);

        clock.turnTo(Forum.LAST_DAY.plusDays(30), 0);
        forgetting.perform();
        as(somebody.account()).get(forum.at("admissions/me")).then().statusCode(200);

        clock.turnTo(Forum.LAST_DAY.plusDays(31), 1);
        await("the service forgets all but the case, which has a term of its own")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Tables.holding(database, somebody.traces())).containsExactly("report"));
        as(somebody.account()).get(forum.at("admissions/me")).then().statusCode(404);
        await("registration, too, is told that they are gone")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(somebody.account())
                        .baseUri(Registration.address())
                        .get("/api/v1/registration/conferences/%s/registrations/me".formatted(forum.slug()))
                        .then()
                        .body("state", equalTo("cancelled")));
        as("lead").get(forum.at("groups")).then().statusCode(200).body("items", empty());
        as("lead").get(forum.at("facilitators")).then().statusCode(200).body("items", empty());
    }

    private void goes(String table, Duration kept, Duration margin, UUID id) {
        goes(table, "id", kept, margin, id);
    }

    /// Proves that a row of now is there until a minute before its term is over, and gone a margin after.
    private void goes(String table, String column, Duration kept, Duration margin, UUID id) {
        clock.turnOn(kept.minus(MINUTE));
        forgetting.perform();
        assertThat(isThere(table, column, id)).as(table + " before").isTrue();
        clock.turnOn(MINUTE.plus(margin));
        forgetting.perform();
        assertThat(isThere(table, column, id)).as(table + " after").isFalse();
    }

    private boolean isThere(String table, String column, UUID id) {
        return database.one("select 1 as one from %s where %s = $1".formatted(table, column), row -> id, id)
                .isPresent();
    }

    private UUID insert(String sql, @Nullable Object... parameters) {
        return database.one(sql, row -> row.getUUID("id"), parameters).orElseThrow();
    }

    private UUID room() {
        return insert("""
                insert into breakout (conference, topic, band, capacity, minutes, by_choice, created_by)
                values ($1, 'Hopes', '13-15', 10, 60, true, $2) returning id
                """, conference, UUID.randomUUID());
    }

    private UUID group() {
        return insert("""
                insert into sending_group (conference, organisation, contact_email, code, created_by, created_at)
                values ($1, 'Riverside School', 'adult@example.org', $2, $3, now()) returning id
                """, conference, UUID.randomUUID().toString(), UUID.randomUUID());
    }

    private UUID admission(UUID group) {
        return insert("""
                insert into admission (conference, subject, sending_group, pseudonym, pseudonym_key, birth_year, country,
                  joined_at)
                values ($1, $2, $3, 'Kestrel', 'kestrel', 2012, 'DE', now()) returning id
                """, conference, UUID.randomUUID(), group);
    }

    private UUID facilitator() {
        return insert("""
                insert into facilitator (conference, subject, name, applied_at) values ($1, $2, 'Somebody', now())
                returning subject as id
                """, conference, UUID.randomUUID());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
