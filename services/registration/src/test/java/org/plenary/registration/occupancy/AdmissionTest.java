package org.plenary.registration.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.registration.Calls.CROWD;
import static org.plenary.registration.Calls.admission;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.publish;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.registration.admission.Admission;
import org.plenary.registration.admission.Admissions;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.admission.KindRule;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class AdmissionTest {

    @Inject
    Database database;

    @Inject
    Admissions admissions;

    @Test
    void everybodySeesTheUsualRulesWhereNothingWasSaid() {
        RestAssured.get(admission(conference()))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .header("Cache-Control", containsString("public"))
                .body("kinds.kind", contains("delegate", "viewer", "youth", "press"))
                .body("kinds[0].capacity", equalTo(100))
                .body("kinds[0].left", equalTo(100))
                .body("kinds[0].taken", equalTo(0))
                .body("kinds[0].waiting", equalTo(0))
                .body("kinds[0].approval", equalTo(false))
                .body("kinds[0].invitationOnly", equalTo(false))
                .body("kinds[1].capacity", nullValue())
                .body("kinds[1].left", nullValue())
                .body("opensAt", nullValue())
                .body("version", equalTo(0));
    }

    @Test
    void organisersSayTheRulesAndEverybodySeesWhatIsLeft() {
        var slug = conference();
        by("organiser")
                .contentType(ContentType.JSON)
                .body("""
                        {"kinds": [{"kind": "delegate", "capacity": 2}, {"kind": "press", "approval": true}],
                         "opensAt": "2011-01-01T00:00:00+01:00", "closesAt": "2099-01-01T00:00:00Z"}""")
                .put(admission(slug))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("opensAt", equalTo("2010-12-31T23:00:00Z"))
                .body("kinds[3].approval", equalTo(true));
        register("delegate", slug, "delegate");
        register("viewer", slug, "delegate");
        register("chair", slug, "delegate");
        RestAssured.get(admission(slug))
                .then()
                .body("kinds[0].taken", equalTo(2))
                .body("kinds[0].left", equalTo(0))
                .body("kinds[0].waiting", equalTo(1));
        admit(slug, 3);
        RestAssured.get(admission(slug))
                .then()
                .body("version", equalTo(2))
                .body("kinds[0].taken", equalTo(3))
                .body("kinds[0].waiting", equalTo(0))
                .body("kinds[3].approval", equalTo(false));
    }

    @Test
    void theVersionThatWasSeenMayBeNamed() {
        var slug = conference();
        admit(slug, 2);
        var rules = "{\"kinds\": []}";
        put(slug, "\"0\"", rules).statusCode(412).body("current.version", equalTo(1));
        put(slug, "\"0\"", "{\"kinds\": null}").statusCode(412);
        put(slug, "x", rules).statusCode(400);
        put(slug, "\"1\"", rules).statusCode(200).body("version", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}|kinds",
                "{\"kinds\": [{}]}|kinds[0].kind",
                "{\"kinds\": [{\"kind\": \"king\"}]}|kinds[0].kind",
                "{\"kinds\": [{\"kind\": \"press\"}, {\"kind\": \"press\"}]}|kinds[1].kind",
                "{\"kinds\": [{\"kind\": \"press\", \"capacity\": -1}]}|kinds[0].capacity",
                "{\"kinds\": [{\"kind\": \"press\", \"capacity\": 100001}]}|kinds[0].capacity",
                "{\"kinds\": [], \"opensAt\": \"2011-01-02T00:00:00Z\", \"closesAt\": \"2011-01-01T00:00:00Z\"}|closesAt",
            })
    void wrongRulesAreNamed(String bodyAndField) {
        var parts = bodyAndField.split("\\|");
        var slug = conference();
        by("organiser")
                .contentType(ContentType.JSON)
                .body(parts[0])
                .put(admission(slug))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem(parts[1]));
        RestAssured.get(admission(slug)).then().body("version", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kinds\": 1}",
                "{\"kinds\": [{\"kind\": \"press\", \"capacity\": \"many\"}]}",
                "{\"kinds\": [{\"kind\": \"press\", \"capacity\": 3000000000}]}",
                "{\"kinds\": [], \"opensAt\": \"tomorrow\"}",
                "x",
            })
    void whatCannotBeReadIsRefused(String body) {
        by("organiser")
                .contentType(ContentType.JSON)
                .body(body)
                .put(admission(conference()))
                .then()
                .statusCode(400);
    }

    @Test
    void rulesAreForOrganisersAndBodiesAreBounded() {
        var slug = conference();
        RestAssured.given().put(admission(slug)).then().statusCode(401);
        by("delegate")
                .contentType(ContentType.JSON)
                .body("{")
                .put(admission(slug))
                .then()
                .statusCode(403);
        by("organiser")
                .contentType(ContentType.TEXT)
                .body("{}")
                .put(admission(slug))
                .then()
                .statusCode(415);
        by("organiser")
                .contentType(ContentType.JSON)
                .body("{\"kinds\": [], \"x\": \"%s\"}".formatted("x".repeat(70_000)))
                .put(admission(slug))
                .then()
                .statusCode(413);
    }

    @Test
    void ofAnInvitationOnlyConferenceOutsidersSeeNeitherRulesNorFigures() {
        var slug = conference(Access.ACCESS_INVITATION);
        RestAssured.get(admission(slug)).then().statusCode(404);
        by("viewer").get(admission(slug)).then().statusCode(404);
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{")
                .put(admission(slug))
                .then()
                .statusCode(404);
        RestAssured.get(figures(slug)).then().statusCode(404);
        by("organiser").get(admission(slug)).then().statusCode(200).header("Cache-Control", "private, no-store");
        by("organiser").get(figures(slug)).then().statusCode(200).header("Cache-Control", "private, no-store");
    }

    @Test
    void aConferenceThatNobodyToldOfIsAskedForAndSilenceIsSaid() {
        RestAssured.get(admission("never-told")).then().statusCode(503).header("Retry-After", equalTo("2"));
        RestAssured.get(admission("No_Slug!")).then().statusCode(404);
    }

    @Test
    void figuresLeaveOutWhatPointsAtFewPeople() {
        var slug = conference();
        for (int at = 0; at < 5; at++) {
            by(CROWD[at])
                    .contentType(ContentType.JSON)
                    .body("{\"kind\": \"delegate\", \"name\": \"A\", \"country\": \"CL\"}")
                    .post(registrations(slug));
        }
        by("viewer")
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"viewer\", \"name\": \"A\", \"country\": \"GB\"}")
                .post(registrations(slug));
        RestAssured.get(figures(slug))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .body("kinds.find { it.kind == 'delegate' }.people", equalTo(5))
                .body("kinds.find { it.kind == 'viewer' }.people", nullValue())
                .body("kinds.find { it.kind == 'press' }.people", nullValue())
                .body("countries.country", contains("CL"))
                .body("countries[0].people", equalTo(5))
                .body("countriesBelowFive", equalTo(1));
        var tag = RestAssured.get(figures(slug)).header("ETag");
        RestAssured.given()
                .header("If-None-Match", tag)
                .get(figures(slug))
                .then()
                .statusCode(304);
    }

    @Test
    void howManyMinorsCameIsNotToldBelowFive() {
        var id = UUID.randomUUID();
        var slug = publish(id, "hall-" + id, Access.ACCESS_OPEN, 1);
        database.inTransaction(transaction -> {
            var admission = admissions.lock(transaction, id);
            admissions.replace(transaction, with(admission, new KindRule(Kind.YOUTH, 30, false, false)));
        });
        youth(id, 4);
        RestAssured.get(admission(slug))
                .then()
                .body("kinds[2].taken", nullValue())
                .body("kinds[2].left", nullValue());
        youth(id, 1);
        RestAssured.get(admission(slug))
                .then()
                .body("kinds[2].taken", equalTo(5))
                .body("kinds[2].left", equalTo(25));
    }

    @Test
    void whoWaitsForTheRulesReadsThemAsTheyAreWhenItIsTheirTurn() throws Exception {
        var id = UUID.randomUUID();
        publish(id, "hall-" + id, Access.ACCESS_OPEN, 1);
        var rule = new KindRule(Kind.DELEGATE, 7, true, false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = database.transaction(transaction -> {
                var admission = admissions.lock(transaction, id);
                var second = threads.submit(() -> database.transaction(other -> admissions.lock(other, id)));
                await().until(() -> transaction
                        .one("""
                                select count(*) as waiting from pg_locks
                                where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
                                """, row -> row.getInteger("waiting"))
                        .orElseThrow()
                        .equals(1));
                admissions.replace(transaction, with(admission, rule));
                return second;
            });
            assertThat(waiting.get().said()).containsExactly(rule);
        }
    }

    private static Admission with(Admission admission, KindRule rule) {
        return new Admission(
                admission.conference(), List.of(rule), admission.opensAt(), admission.closesAt(), admission.version());
    }

    private void youth(UUID conference, int many) {
        database.update("""
                insert into registration (conference, subject, kind, state, registered_at)
                select $1, gen_random_uuid(), 'youth', 'confirmed', now() from generate_series(1, $2)
                """, conference, many);
    }

    private static io.restassured.response.ValidatableResponse put(String slug, String tag, String body) {
        return by("organiser")
                .header("If-Match", tag)
                .contentType(ContentType.JSON)
                .body(body)
                .put(admission(slug))
                .then();
    }

    private static String figures(String slug) {
        return "/api/v1/registration/conferences/%s/figures".formatted(slug);
    }
}
