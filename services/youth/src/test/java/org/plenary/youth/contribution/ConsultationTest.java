package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Consultation;
import org.plenary.youth.testing.Consultation.Statement;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

/// A real consultation of young people, held again in a room.
@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class ConsultationTest {

    /// The convener, who did not vote, is number 0.
    private static final List<Integer> PEOPLE =
            IntStream.rangeClosed(0, 26).boxed().toList();

    @Inject
    Database database;

    private final Map<Integer, Instant> heard = new HashMap<>();

    @Test
    void aRealConsultationHeldAgainCountsAsItsVotersVoted() {
        var consultation = Consultation.read();
        assertThat(consultation.votes()).hasSize(640);
        Accounts.make(PEOPLE.stream().map(ConsultationTest::account).toList());
        var forum = Forum.create();
        forum.admitOlder(
                PEOPLE.stream().collect(Collectors.toMap(ConsultationTest::account, ConsultationTest::pseudonym)));
        var ids = new TreeMap<Integer, String>();
        try (var room =
                Room.create(forum, "16-17", Map.of("capacity", PEOPLE.size())).open()) {
            for (var statement : consultation.statements()) {
                ids.put(statement.id(), say(room, statement));
            }
            for (var vote : consultation.votes()) {
                be(room, vote.voter());
                Room.take(account(vote.voter()), Objects.requireNonNull(ids.get(vote.statement())), vote.stance())
                        .then()
                        .statusCode(200);
            }
            room.does("facilitator1", "close").statusCode(200);

            assertThat(totals(room, ids)).isEqualTo(consultation.totals()).hasSize(36);
            assertThat(board(room, "facilitator1").<String>getList("items.state"))
                    .hasSize(39)
                    .areExactly(3, is("declined"))
                    .areExactly(36, is("shown"));
            as(account(1))
                    .get(room.at("opinions"))
                    .then()
                    .statusCode(200)
                    .body("groups.size", contains(10, 9, 5))
                    .body("agreed", hasSize(5))
                    .body("agreed", everyItem(in(ids.values())));
            byLink().get(room.at("opinions")).then().statusCode(401);
            as("viewer").get(room.at("opinions")).then().statusCode(403);
            assertThat(stances(room, "count(*)")).isEqualTo(638);
            assertThat(stances(room, "count(distinct s.admission)")).isEqualTo(26);
        }
    }

    /// Somebody is in the room, and says so when they have not for a second.
    private void be(Room room, int person) {
        var last = heard.get(person);
        if (last == null) {
            room.join(account(person)).then().statusCode(200);
            // So many would be heard of too seldom all by themselves.
            room.silence(account(person));
        } else if (last.plusSeconds(1).isBefore(Instant.now())) {
            room.hears(account(person)).statusCode(200);
        } else {
            return;
        }
        heard.put(person, Instant.now());
    }

    /// Says a statement, and lets a facilitator decide on it as was decided then.
    private String say(Room room, Statement statement) {
        be(room, statement.author());
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

    /// What somebody of the room reads once it is over: totals by statement.
    private static Map<Integer, Map<String, Long>> totals(Room room, Map<Integer, String> ids) {
        List<Map<String, ?>> items = board(room, account(1)).getList("items");
        var totals = new TreeMap<Integer, Map<String, Long>>();
        ids.forEach((statement, id) -> items.stream()
                .filter(item -> id.equals(item.get("id")))
                .forEach(item -> {
                    var counted = new HashMap<String, Long>();
                    ((Map<?, ?>) Objects.requireNonNull(item.get("totals")))
                            .forEach((stance, count) -> counted.put((String) stance, ((Number) count).longValue()));
                    totals.put(statement, counted);
                }));
        return totals;
    }

    private static JsonPath board(Room room, String account) {
        return as(account)
                .get(room.at("contributions?limit=200"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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
