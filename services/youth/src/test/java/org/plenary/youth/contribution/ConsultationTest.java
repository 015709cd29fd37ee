package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.youth.testing.Forum.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.contribution.Consultation.Statement;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// A real consultation of young people, held again in a room.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ConsultationTest {

    @Inject
    Database database;

    @Test
    void aRealConsultationHeldAgainCountsAsItsVotersVoted() {
        var consultation = Consultation.read();
        var forum = Forum.create();
        Accounts.make(
                IntStream.rangeClosed(0, 26).mapToObj(ConsultationTest::account).toList());
        forum.admitOlder(IntStream.rangeClosed(0, 26)
                .boxed()
                .collect(HashMap::new, (all, person) -> all.put(account(person), pseudonym(person)), Map::putAll));
        var ids = new TreeMap<Integer, String>();
        try (var room = Room.create(forum, "16-17", Map.of("capacity", 40)).open()) {
            for (int person = 0; person <= 26; person++) {
                room.join(account(person)).then().statusCode(200);
            }
            for (var statement : consultation.statements()) {
                ids.put(statement.id(), say(room, statement));
            }
            for (var vote : consultation.votes()) {
                Room.take(account(vote.voter()), ids.get(vote.statement()), vote.stance())
                        .then()
                        .statusCode(200);
            }
            room.does("facilitator1", "close").statusCode(200);

            var board = as(account(1))
                    .get(room.at("contributions?limit=200"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            var told = new TreeMap<Integer, Map<String, Long>>();
            ids.forEach((statement, id) -> {
                Map<String, Number> totals = board.getMap("items.find { it.id == '%s' }?.totals".formatted(id));
                if (totals != null) {
                    var counted = new HashMap<String, Long>();
                    totals.forEach((stance, count) -> counted.put(stance, count.longValue()));
                    told.put(statement, counted);
                }
            });
            assertThat(told).isEqualTo(consultation.totals()).hasSize(36);
            assertThat(as("facilitator1")
                            .get(room.at("contributions?limit=200"))
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .<String>getList("items.state"))
                    .hasSize(39)
                    .areExactly(3, is("declined"))
                    .areExactly(36, is("shown"));
            assertThat(stances(room, "count(*)")).isEqualTo(638);
            assertThat(stances(room, "count(distinct s.admission)")).isEqualTo(26);
        }
    }

    /// Says a statement, and lets a facilitator decide on it as was decided then.
    private static String say(Room room, Statement statement) {
        String id = room.contribute(account(statement.author()), "idea", statement.text())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var decision = "/api/v1/youth/contributions/%s/%s".formatted(id, statement.declined() ? "decline" : "show");
        as("facilitator1")
                .body(statement.declined() ? Map.of("reason", "We ask nobody's age here.") : Map.of())
                .post(decision)
                .then()
                .statusCode(200);
        return id;
    }

    private long stances(Room room, String counted) {
        return database.one(
                        "select " + counted + " as n from stance s join contribution c on c.id = s.contribution"
                                + " where c.breakout = $1",
                        row -> row.getLong("n"),
                        UUID.fromString(room.id()))
                .orElseThrow();
    }

    private static Condition<String> is(String state) {
        return new Condition<>(state::equals, state);
    }

    private static String account(int person) {
        return "voter-" + person;
    }

    private static String pseudonym(int person) {
        return "Robin %c%c".formatted('A' + person / 9, 'a' + person % 9);
    }
}
