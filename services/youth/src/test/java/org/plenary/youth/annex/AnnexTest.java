package org.plenary.youth.annex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.youth.testing.Forum.as;
import static org.plenary.youth.testing.Forum.byLink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class AnnexTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> YOUNG =
            IntStream.rangeClosed(1, 5).mapToObj(number -> "young-" + number).toList();
    private static final String FIRST = "Young people are asked 🎈 before it is decided.";
    private static final String SECOND = "They are told what came of it.";

    @Test
    void theForumPublishesInVersionsThatNeverChangeAndTheConferenceAnswersBesideThem() throws Exception {
        Accounts.make(YOUNG);
        var forum = Forum.create();
        forum.admitOlder(YOUNG.stream().collect(Collectors.toMap(young -> young, young -> "Bird " + young.charAt(6))));
        forum.choose("young-1", "pseudonymPublished", true);
        try (var room = Room.opened(forum, "16-17")) {
            YOUNG.forEach(young -> room.join(young).then().statusCode(200));
            var named = room.shown("young-1", "Ask us before you decide for us.");
            var unnamed = room.shown("young-2", "Tell us what came of it.");
            publish(forum, "lead").then().statusCode(409).body("code", equalTo("nothingAdopted"));
            byLink().get(forum.at("annex")).then().statusCode(404);

            var first = room.adopted(FIRST, named, YOUNG);
            publish(forum, "lead")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/annex/1.json"))
                    .body("version", equalTo(1));
            publish(forum, "organiser").then().statusCode(200).body("version", equalTo(1));
            latest(forum)
                    .header("Cache-Control", containsString("public"))
                    .body("version", equalTo(1))
                    .body("conclusions.id", contains(first))
                    .body("conclusions[0].topic", equalTo("Hopes and fears"))
                    .body("conclusions[0].band", equalTo("16-17"))
                    .body("conclusions[0].text", equalTo(FIRST))
                    .body("conclusions[0].contributions.text", contains("Ask us before you decide for us."))
                    .body("conclusions[0].contributions.by", contains("Bird 1"))
                    .body("conclusions[0].agree", equalTo(5))
                    .body("conclusions[0].disagree", nullValue())
                    .body("conclusions[0].response", nullValue())
                    .body("conclusions[0].open", equalTo(true))
                    .body("counts.open", equalTo(1));

            var published = bytes(forum, "1.json");
            var signature = bytes(forum, "1.sig");
            var text = new String(published, StandardCharsets.UTF_8);
            assertThat(text).contains(FIRST).doesNotContain("Bird").doesNotContain("young-1");
            var sha256 = MessageDigest.getInstance("SHA-256").digest(published);
            latest(forum).body("sha256", equalTo(HexFormat.of().formatHex(sha256)));
            awaitTold(forum, 1);
            assertThat(told(forum).getLast().getSha256().toByteArray()).isEqualTo(sha256);
            assertVerifies(published, signature);

            var second = room.adopted(SECOND, unnamed, List.of("young-2", "young-3", "young-4"));
            publish(forum, "organiser").then().statusCode(201).body("version", equalTo(2));
            latest(forum)
                    .body("conclusions.id", contains(first, second))
                    .body("conclusions[1].contributions.by", contains(nullValue()))
                    .body("conclusions[1].agree", nullValue())
                    .body("conclusions.open", everyItem(equalTo(true)));
            assertThat(bytes(forum, "1.json")).isEqualTo(published);
            assertThat(bytes(forum, "1.sig")).isEqualTo(signature);
            assertVerifies(bytes(forum, "2.json"), bytes(forum, "2.sig"));
            awaitTold(forum, 2);

            respond(first, "declined", "Not this year.");
            respond(first, "accepted", "It is on the agenda.");
            latest(forum)
                    .body("version", equalTo(2))
                    .body("conclusions[0].response.answer", equalTo("accepted"))
                    .body("conclusions[0].response.text", equalTo("It is on the agenda."))
                    .body("conclusions[0].response.answeredBy", equalTo("The chair"))
                    .body("conclusions[0].earlier.answer", contains("declined"))
                    .body("conclusions.open", contains(false, true))
                    .body("counts.open", equalTo(1))
                    .body("counts.accepted", equalTo(1))
                    .body("counts.declined", equalTo(0));

            forum.choose("young-1", "pseudonymPublished", false);
            latest(forum).body("conclusions[0].contributions.by", contains(nullValue()));
            as("lead")
                    .body(Map.of("reason", "It names somebody."))
                    .post("/api/v1/youth/conclusions/" + first + "/withdraw")
                    .then()
                    .statusCode(200);
            latest(forum).body("conclusions.id", contains(second)).body("counts.accepted", equalTo(0));
            publish(forum, "lead").then().statusCode(201).body("version", equalTo(3));
            assertThat(bytes(forum, "1.json")).isEqualTo(published);
        }
    }

    @Test
    void statement7WhatSomebodySaidIsGoneFromThePublishedVersionWithTheirConsentAndBackWithIt() {
        Accounts.make(YOUNG.subList(0, 2));
        var forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        try (var room = Room.opened(forum, "16-17")) {
            room.join("young-1").then().statusCode(200);
            room.join("young-2").then().statusCode(200);
            var kept = room.shown("young-1", "Ask us.");
            var other = room.shown("young-2", "Tell us.");
            var id = as("facilitator1")
                    .body(Map.of("text", FIRST, "contributions", List.of(kept, other)))
                    .post(room.at("conclusions"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            room.adopt(id, List.of("young-1", "young-2"));
            publish(forum, "lead").then().statusCode(201);

            forum.choose("young-2", "takePart", false);
            latest(forum).body("conclusions[0].contributions.text", contains("Ask us."));
            forum.choose("young-2", "takePart", true);
            latest(forum).body("conclusions[0].contributions.text", containsInAnyOrder("Ask us.", "Tell us."));
            Board.decline(kept).then().statusCode(200);
            latest(forum).body("conclusions[0].contributions.text", contains("Tell us."));
        }
    }

    @Test
    void whoeverGetsAVersionVerifiesItByTheLineOfTheReadme(@TempDir Path folder) throws Exception {
        var forum = published();
        Files.write(folder.resolve("1.json"), bytes(forum, "1.json"));
        Files.write(folder.resolve("1.sig"), bytes(forum, "1.sig"));
        Files.writeString(folder.resolve("annex-key.pem"), pem());

        assertThat(verified(folder)).isEqualTo(0);
        var forged = new String(bytes(forum, "1.json"), StandardCharsets.UTF_8).replace("before", "after");
        Files.writeString(folder.resolve("1.json"), forged);
        assertThat(verified(folder)).isNotEqualTo(0);
    }

    @Test
    void onlyWhoAnswersForTheForumPublishes() {
        var forum = Forum.create();
        for (var account : List.of("facilitator1", "chair", "viewer", "youth13")) {
            publish(forum, account).then().statusCode(403).body("code", equalTo("roleNeeded"));
        }
        byLink().post(forum.at("annex")).then().statusCode(401);
        for (var file : List.of("1.json", "1.sig", "0.json", "-1.json", "x.json", "99999999999.json")) {
            byLink().get(forum.at("annex/" + file)).then().statusCode(404);
        }
    }

    @Test
    void anInvitationOnlyConferenceKeepsItsAnnexToItself() {
        var forum = published();
        byLink().get(forum.at("annex")).then().statusCode(200);
        forum.setAccess(Access.ACCESS_INVITATION);
        await("outsiders know nothing of it")
                .atMost(SOON)
                .until(() -> byLink().get(forum.at("annex")).statusCode() == 404);
        byLink().get(forum.at("annex/1.json")).then().statusCode(404);
        byLink().get(forum.at("annex/1.sig")).then().statusCode(404);
        publish(forum, "viewer").then().statusCode(404);
        for (var path : List.of("annex", "annex/1.json", "annex/1.sig")) {
            as("lead").get(forum.at(path)).then().statusCode(200).header("Cache-Control", equalTo("private, no-store"));
        }
    }

    /// A forum that has published one conclusion.
    private static Forum published() {
        Accounts.make(YOUNG.subList(0, 1));
        var forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel"));
        try (var room = Room.opened(forum, "16-17")) {
            room.join("young-1").then().statusCode(200);
            room.adopted(FIRST, room.shown("young-1", "Ask us."), List.of("young-1"));
        }
        publish(forum, "lead").then().statusCode(201);
        return forum;
    }

    private static Response publish(Forum forum, String account) {
        return as(account).post(forum.at("annex"));
    }

    private static ValidatableResponse latest(Forum forum) {
        return byLink().get(forum.at("annex")).then().statusCode(200);
    }

    private static byte[] bytes(Forum forum, String file) {
        return byLink().get(forum.at("annex/" + file))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static String pem() {
        return byLink().get("/api/v1/youth/annex-key.pem")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void respond(String conclusion, String answer, String text) {
        as("chair")
                .body(Map.of("answer", answer, "text", text, "answeredBy", "The chair"))
                .post("/api/v1/youth/conclusions/" + conclusion + "/respond")
                .then()
                .statusCode(200);
    }

    private static void assertVerifies(byte[] body, byte[] signed) throws GeneralSecurityException {
        var key = pem().lines().filter(line -> !line.startsWith("-")).collect(Collectors.joining());
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        signature.update(body);
        assertThat(signature.verify(signed)).isTrue();
    }

    /// What the line of the README answers in a folder with the three files.
    private static int verified(Path folder) throws IOException, InterruptedException {
        var line = Files.readAllLines(RealServers.root().resolve("services/youth/README.md")).stream()
                .filter(text -> text.startsWith("openssl "))
                .findFirst()
                .orElseThrow();
        var process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("openssl is on this machine").isNotEqualTo(127);
        return process.exitValue();
    }

    private static void awaitTold(Forum forum, int version) {
        await("version %d is told".formatted(version)).atMost(SOON).until(() -> told(forum).stream()
                .anyMatch(annex -> annex.getVersion() == version));
    }

    /// All that was told of a conference's annex, in order.
    private static List<org.plenary.proto.youth.v1.Annex> told(Forum forum) {
        return Topic.named("plenary.youth.v1").read().stream()
                .filter(record -> header(record, "ce_type").equals("plenary.youth.v1.Annex"))
                .filter(record -> forum.slug().equals("c-" + header(record, "ce_subject")))
                .map(AnnexTest::annex)
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static org.plenary.proto.youth.v1.Annex annex(ConsumerRecord<String, byte[]> record) {
        try {
            return org.plenary.proto.youth.v1.Annex.parseFrom(record.value());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
