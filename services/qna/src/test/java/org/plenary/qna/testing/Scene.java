package org.plenary.qna.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.registration.v1.Kind;
import org.plenary.proto.registration.v1.Participant;
import org.plenary.proto.registration.v1.ParticipantState;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.sessions.v1.Session;
import org.plenary.proto.sessions.v1.Stream;

/// A conference with its people, told to the service the way their owners tell it: the programme on
/// the sessions service's topic, roles and registrations through the real registration process.
///
/// `moderator` and `moderator2` moderate, `chair` chairs, `delegate`, `viewer`, `press` and `youth13`
/// are registered as what their names say; `guardian` and everyone else has no part.
public final class Scene {

    private static final Topic PROGRAMME = Topic.named("plenary.sessions.v1");
    private static final Topic REGISTRATIONS = Topic.named("plenary.registration.v1");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Map<String, Scene> OPENED = new ConcurrentHashMap<>();

    private final UUID conference;
    private final String slug;
    private final Access access;
    private final Attribution attribution;

    private Scene(UUID conference, String slug, Access access, Attribution attribution) {
        this.conference = conference;
        this.slug = slug;
        this.access = access;
        this.attribution = attribution;
    }

    /// An open conference on the record, made once for all tests.
    public static Scene open() {
        return OPENED.computeIfAbsent(
                Tokens.of("organiser"), run -> create(Access.ACCESS_OPEN, Attribution.ATTRIBUTION_ON_THE_RECORD));
    }

    /// A conference of its own.
    public static Scene create(Access access, Attribution attribution) {
        var conference = UUID.randomUUID();
        var scene = new Scene(conference, "c-" + conference, access, attribution);
        scene.tell(1);
        scene.give("organiser", "organiser");
        scene.give("moderator", "moderator");
        scene.give("moderator2", "moderator");
        scene.give("chair", "chair");
        if (access == Access.ACCESS_INVITATION) {
            scene.take("delegate", Kind.KIND_DELEGATE, 1);
        } else {
            List.of("delegate", "viewer", "press").forEach(kind -> scene.register(kind, kind));
            scene.register("youth13", "youth");
        }
        return scene;
    }

    public UUID conference() {
        return conference;
    }

    /// Its name in addresses.
    public String slug() {
        return slug;
    }

    /// Tells of the conference at a version; everything else stays.
    private void tell(long version) {
        tell(attribution, version);
    }

    /// Tells that the conference has another rule of attribution now.
    public void tell(Attribution rule, long version) {
        PROGRAMME.publish(
                conference,
                conference.toString(),
                Conference.newBuilder()
                        .setId(conference.toString())
                        .setSlug(slug)
                        .setTitle("A conference")
                        .setTimeZone("Europe/London")
                        .setAccess(access)
                        .setAttribution(rule)
                        .setCreator(Tokens.subject("organiser").toString())
                        .setStartsOn("2011-11-01")
                        .setEndsOn("2011-11-02")
                        .setVersion(version)
                        .build());
    }

    /// A session that the service knows of when this returns.
    public UUID session() {
        return session("moderator");
    }

    /// As above, in a conference that this account moderates.
    public UUID session(String moderator) {
        var id = UUID.randomUUID();
        tell(id, LiveState.LIVE_STATE_LIVE, false, 1);
        await("the session is known")
                .atMost(PATIENCE)
                .until(() ->
                        as(moderator).get("/api/v1/qna/sessions/{id}/queue", id).statusCode() == 200);
        await("the delegate is known")
                .atMost(PATIENCE)
                .until(() -> as("delegate")
                                .get("/api/v1/qna/sessions/{id}/board", id)
                                .statusCode()
                        == 200);
        return id;
    }

    /// Tells of a session's state at a version. One that is over ended now.
    public void tell(UUID session, LiveState state, boolean withdrawn, long version) {
        var told = Session.newBuilder()
                .setId(session.toString())
                .setConferenceId(conference.toString())
                .setTitle("A session")
                .setKind("plenary")
                .setState(state)
                .setPublic(access == Access.ACCESS_OPEN)
                .setWithdrawn(withdrawn)
                .setVersion(version);
        if (state == LiveState.LIVE_STATE_ENDED) {
            told.setEndedAt(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()));
        }
        PROGRAMME.publish(session, session.toString(), told.build());
    }

    /// Tells how far those who watch a session are behind the hall.
    public void tell(UUID session, Duration delay, long version) {
        PROGRAMME.publish(
                session,
                session.toString(),
                Stream.newBuilder()
                        .setSessionId(session.toString())
                        .setDelay(com.google.protobuf.Duration.newBuilder().setSeconds(delay.toSeconds()))
                        .setVersion(version)
                        .build());
    }

    /// Tells that a person takes part, as registration would.
    public void take(String account, Kind kind, long version) {
        take(Tokens.subject(account), kind, ParticipantState.PARTICIPANT_STATE_CONFIRMED, version);
    }

    public void take(UUID subject, Kind kind, ParticipantState state, long version) {
        REGISTRATIONS.publish(
                conference,
                subject.toString(),
                Participant.newBuilder()
                        .setConferenceId(conference.toString())
                        .setSubject(subject.toString())
                        .setKind(kind)
                        .setState(state)
                        .setVersion(version)
                        .build());
    }

    /// The organiser gives a person exactly this role, or none for an empty word.
    public void give(String account, String role) {
        await("registration knows the conference")
                .atMost(PATIENCE)
                .until(() -> given().baseUri(Registration.address())
                                .auth()
                                .oauth2(Tokens.of("organiser"))
                                .contentType(ContentType.JSON)
                                .body(Map.of("roles", role.isEmpty() ? List.of() : List.of(role)))
                                .put(
                                        "/api/v1/registration/conferences/{slug}/roles/{subject}",
                                        slug,
                                        Tokens.subject(account))
                                .statusCode()
                        == 200);
    }

    /// The person registers by themself.
    public void register(String account, String kind) {
        register(
                account,
                "youth".equals(kind)
                        ? Map.of("kind", kind)
                        : Map.of("kind", kind, "name", "Demo " + account, "organisation", "House of " + account));
    }

    /// The people register as viewers who live in a country.
    public Scene from(String country, List<String> accounts) {
        accounts.forEach(
                account -> register(account, Map.of("kind", "viewer", "name", "Demo " + account, "country", country)));
        return this;
    }

    private void register(String account, Map<String, ?> form) {
        given().baseUri(Registration.address())
                .auth()
                .oauth2(Tokens.of(account))
                .contentType(ContentType.JSON)
                .body(form)
                .post("/api/v1/registration/conferences/{slug}/registrations", slug)
                .then()
                .statusCode(201);
    }

    /// A request by a demo account.
    public static RequestSpecification as(String account) {
        return given().auth().oauth2(Tokens.of(account)).contentType(ContentType.JSON);
    }

    /// A question of the delegate's, waiting.
    public JsonPath ask(UUID session, String text) {
        return ask("delegate", session, Map.of("text", text, "shownAs", "anonymous", "language", "en"));
    }

    public JsonPath ask(String account, UUID session, Map<String, ?> question) {
        return as(account)
                .body(question)
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /// Moves a question by the moderator's hand, whatever its version is.
    public JsonPath move(String id, String move) {
        return as("moderator")
                .header("If-Match", "*")
                .body("dismiss".equals(move) ? "{\"rule\":\"offTopic\",\"reason\":\"Not here.\"}" : "{}")
                .post("/api/v1/qna/questions/{id}/{move}", id, move)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// Merges a question into another by the moderator's hand, whatever its version is.
    public JsonPath merge(String id, String into) {
        return as("moderator")
                .header("If-Match", "*")
                .body(Map.of("into", into))
                .post("/api/v1/qna/questions/{id}/merge", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// A question that has come as far as these moves bring it.
    public String question(UUID session, String... moves) {
        var id = ask(session, "Who pays for " + UUID.randomUUID() + "?").getString("id");
        for (var move : moves) {
            move(id, move);
        }
        return id;
    }
}
