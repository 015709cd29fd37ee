package org.plenary.registration.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.plenary.registration.Calls.admission;
import static org.plenary.registration.Calls.admit;
import static org.plenary.registration.Calls.by;
import static org.plenary.registration.Calls.conference;
import static org.plenary.registration.Calls.mine;
import static org.plenary.registration.Calls.publish;
import static org.plenary.registration.Calls.register;
import static org.plenary.registration.Calls.registrations;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.registration.v1.Region;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Conference;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "registration"))
class ConferenceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Conferences conferences;

    @Test
    void theHighestVersionIsKeptInWhateverOrderEventsCome() {
        var id = UUID.randomUUID();
        publish(id, "second-" + id, Access.ACCESS_OPEN, 2);
        publish(id, "second-" + id, Access.ACCESS_INVITATION, 1);
        // An event behind the old one on the same key says when the old one was read.
        publish(id, "third-" + id, Access.ACCESS_REGISTRATION, 3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(conferences.known(id)).hasValueSatisfying(known -> {
                    assertThat(known.slug()).isEqualTo("third-" + id);
                    assertThat(known.access()).isEqualTo(org.plenary.registration.conference.Access.REGISTRATION);
                }));
    }

    @Test
    void anEventThatCannotBeReadGoesAsideAndHoldsUpNothing() {
        var id = UUID.randomUUID();
        var garbage = "not protobuf".getBytes(StandardCharsets.UTF_8);
        Topic.named("plenary.sessions.v1")
                .publish(id, UUID.randomUUID(), id.toString(), "plenary.sessions.v1.Conference", garbage);
        Topic.named("plenary.sessions.v1")
                .publish(id, UUID.randomUUID(), id.toString(), "plenary.sessions.v9.Unheard", garbage);
        var slug = publish(id, "after-" + id, Access.ACCESS_OPEN, 1);
        RestAssured.get(admission(slug)).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        Topic.named("plenary.registration.dlq").read())
                .anyMatch(record -> id.toString().equals(record.key())));
    }

    @Test
    void anEventWaitsHoweverLongTheDatabaseIsAway() {
        var postgres = RealServers.servers().postgres();
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        postgres.kill();
        tell(first);
        // Longer than the connector would let a record wait by itself.
        await().pollDelay(Duration.ofSeconds(70)).atMost(Duration.ofSeconds(75)).until(() -> true);
        postgres.startAgain();
        tell(second);
        for (var id : List.of(first, second)) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> conferences.known(id).isPresent());
        }
    }

    private static void tell(UUID id) {
        Topic.named("plenary.sessions.v1")
                .publish(
                        id,
                        id.toString(),
                        Conference.newBuilder()
                                .setId(id.toString())
                                .setSlug("told-" + id)
                                .setTitle("Told while the database was away")
                                .setTimeZone("Europe/London")
                                .setAccess(Access.ACCESS_OPEN)
                                .setCreator(UUID.randomUUID().toString())
                                .setStartsOn("2011-11-01")
                                .setEndsOn("2011-11-02")
                                .setVersion(1)
                                .build());
    }

    @Test
    void everyChangeOfAParticipantIsPublishedInOrderAndHoldsNothingPersonal() {
        var id = UUID.randomUUID();
        var slug = publish(id, "told-" + id, Access.ACCESS_OPEN, 1);
        admit(slug, 1);
        register("delegate", slug, "delegate");
        register("viewer", slug, "delegate");
        by("delegate").delete(mine(slug));
        register("delegate", slug, "viewer");

        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(5));
        assertThat(told(id).stream().map(Participant::getState))
                .containsExactly(
                        ParticipantState.PARTICIPANT_STATE_CONFIRMED,
                        ParticipantState.PARTICIPANT_STATE_WAITLISTED,
                        ParticipantState.PARTICIPANT_STATE_CANCELLED,
                        ParticipantState.PARTICIPANT_STATE_CONFIRMED,
                        ParticipantState.PARTICIPANT_STATE_CONFIRMED);
        assertThat(told(id).stream()
                        .filter(one -> one.getSubject()
                                .equals(Tokens.subject("delegate").toString()))
                        .map(Participant::getVersion))
                .containsExactly(1L, 2L, 3L);
        var record = records(id).getFirst();
        assertThat(header(record, "ce_type")).isEqualTo("plenary.registration.v1.Participant");
        assertThat(header(record, "ce_source")).isEqualTo("/plenary/registration");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain("Name of", "example.org");
    }

    @Test
    void whoMovesToAnotherPartOfTheWorldIsToldOfAndYouthComeFromNowhere() {
        var id = UUID.randomUUID();
        var slug = publish(id, "moves-" + id, Access.ACCESS_OPEN, 1);
        by("viewer").contentType("application/json").body("""
                        {"kind": "viewer", "name": "A", "country": "CL"}""").post(registrations(slug));
        move(slug, "\"BR\"");
        move(slug, "\"KR\"");
        move(slug, "null");
        by("youth13")
                .contentType("application/json")
                .body("{\"kind\": \"youth\"}")
                .post(registrations(slug));
        by("viewer").delete(mine(slug)).then().statusCode(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(5));
        assertThat(told(id).stream().filter(one -> one.getSubject()
                        .equals(Tokens.subject("viewer").toString())))
                .extracting(one -> one.getRegion(), one -> one.getVersion())
                .containsExactly(
                        tuple(Region.REGION_AMERICAS, 1L),
                        tuple(Region.REGION_ASIA, 3L),
                        tuple(Region.REGION_UNSPECIFIED, 4L),
                        tuple(Region.REGION_UNSPECIFIED, 5L));
        assertThat(told(id))
                .filteredOn(one -> one.getKind() == Kind.KIND_YOUTH)
                .extracting(one -> one.getRegion())
                .containsExactly(Region.REGION_UNSPECIFIED);
    }

    private static void move(String slug, String country) {
        by("viewer")
                .contentType("application/json")
                .body("{\"country\": %s}".formatted(country))
                .patch(mine(slug))
                .then()
                .statusCode(200);
    }

    @Test
    void theServiceDescribesItselfAndSaysThatItIsReady() {
        conference();
        RestAssured.get("/q/health/ready").then().statusCode(200);
        var description = RestAssured.given().accept("application/json").get("/q/openapi");
        description.then().statusCode(200);
        List<String> ids = description.path("paths*.value.flatten()*.value.flatten()*.operationId.flatten()");
        assertThat(description.asString()).contains("\"3.1.0\"", "register", "giveRoles", "putAdmission", "whoAmI");
        assertThat(
                        ids == null
                                ? List.of()
                                : ids.stream().filter(Objects::nonNull).toList())
                .doesNotHaveDuplicates();
        RestAssured.get("/q/metrics").then().statusCode(200);
    }

    private static List<Participant> told(UUID conference) {
        return records(conference).stream().map(ConferenceTest::parse).toList();
    }

    private static List<ConsumerRecord<String, byte[]>> records(UUID conference) {
        return Topic.named("plenary.registration.v1").read().stream()
                .filter(record -> conference.toString().equals(record.key()))
                .toList();
    }

    private static Participant parse(ConsumerRecord<String, byte[]> record) {
        try {
            return Participant.parseFrom(record.value());
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
