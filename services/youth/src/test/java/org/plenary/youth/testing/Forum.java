package org.plenary.youth.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Tokens;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.proto.sessions.v1.Conference;
import org.plenary.proto.sessions.v1.LiveState;
import org.plenary.proto.sessions.v1.Session;

/// A conference with a youth forum, told to the service the way its owners tell it. `lead` is the safeguarding lead,
/// `organiser` organises, `facilitator1` and `facilitator2` facilitate and are vetted and trained, `chair` chairs.
public final class Forum {

    /// Of its conference: later than any test turns the clock without wanting it to be over.
    public static final LocalDate LAST_DAY = LocalDate.now(ZoneOffset.UTC).plusDays(60);

    private static final Topic PROGRAMME = Topic.named("plenary.sessions.v1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Most of what is waited for is there at once, or in the time of a message: every test waits for some of it.
    private static final Duration PACE = Duration.ofMillis(20);

    private final UUID conference = UUID.randomUUID();
    private final String slug = "c-" + conference;

    /// An open conference of its own.
    public static Forum create() {
        return create(Access.ACCESS_OPEN);
    }

    public static Forum create(Access access) {
        var forum = new Forum();
        forum.tell(access, 1);
        forum.give("organiser", "organiser");
        forum.give("lead", "lead");
        forum.give("facilitator1", "facilitator");
        forum.give("facilitator2", "facilitator");
        forum.give("chair", "chair");
        soon("the service knows the conference")
                .until(() -> as("lead").get(forum.at("groups")).statusCode() == 200);
        forum.vet("facilitator1");
        forum.vet("facilitator2");
        return forum;
    }

    /// The conference is for whom it was not before.
    public void setAccess(Access access) {
        tell(access, 2);
    }

    private void tell(Access access, long version) {
        PROGRAMME.publish(
                conference,
                conference.toString(),
                Conference.newBuilder()
                        .setId(conference.toString())
                        .setSlug(slug)
                        .setTitle("The forum " + slug)
                        .setTimeZone("Europe/London")
                        .setAccess(access)
                        .setAttribution(Attribution.ATTRIBUTION_ON_THE_RECORD)
                        .setCreator(Tokens.subject("organiser").toString())
                        .setStartsOn(LAST_DAY.minusDays(1).toString())
                        .setEndsOn(LAST_DAY.toString())
                        .setVersion(version)
                        .build());
    }

    /// A session on the conference's programme; over when it is withdrawn.
    public void session(UUID id, boolean withdrawn, long version) {
        PROGRAMME.publish(
                id,
                id.toString(),
                Session.newBuilder()
                        .setId(id.toString())
                        .setConferenceId(conference.toString())
                        .setTitle("A plenary")
                        .setKind("plenary")
                        .setState(LiveState.LIVE_STATE_LIVE)
                        .setPublic(true)
                        .setWithdrawn(withdrawn)
                        .setVersion(version)
                        .build());
    }

    public String slug() {
        return slug;
    }

    /// A path below the forum, such as `groups`.
    public String at(String path) {
        return "/api/v1/youth/conferences/%s/%s".formatted(slug, path);
    }

    /// The organiser gives a person exactly these roles.
    public void give(String account, String... roles) {
        soon("registration knows the conference")
                .until(() -> given().baseUri(Registration.address())
                                .auth()
                                .oauth2(Tokens.of("organiser"))
                                .contentType(ContentType.JSON)
                                .body(Map.of("roles", List.of(roles)))
                                .put(
                                        "/api/v1/registration/conferences/{slug}/roles/{subject}",
                                        slug,
                                        Tokens.subject(account))
                                .statusCode()
                        == 200);
    }

    /// A facilitator applies, and the lead records that they are vetted for another year and trained.
    public void vet(String account) {
        as(account).put(at("facilitators/me")).then().statusCode(200);
        record(account, vetting(LocalDate.now(ZoneOffset.UTC).plusYears(1)))
                .then()
                .statusCode(200);
    }

    /// The lead records what is sent.
    public Response record(String account, Map<String, ?> recorded) {
        return as("lead").body(recorded).put(at("facilitators/" + Tokens.subject(account)));
    }

    /// A vetting to that day, and training today.
    public static Map<String, Object> vetting(LocalDate until) {
        return Map.of(
                "vetting",
                Map.of("authority", "Disclosure office", "reference", "D-2011-17", "until", until.toString()),
                "trainedOn",
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    /// A sending organisation whose adult reads that address.
    public JsonPath group(String contact) {
        return as("lead")
                .body(Map.of("organisation", "Riverside School", "contact", contact))
                .post(at("groups"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /// Joins as somebody of that year in that country.
    public Response join(String account, String code, int birthYear, String country, String pseudonym) {
        return as(account)
                .body(Map.of(
                        "groupCode", code,
                        "birthYear", birthYear,
                        "country", country,
                        "guardianEmail", guardianOf(account, slug),
                        "pseudonym", pseudonym))
                .post(at("admissions"));
    }

    /// The adult confirms, or declines, whoever goes by that pseudonym, with the mailed code where one is asked for.
    public void decide(String contact, String pseudonym, boolean confirmed) {
        var page = "/api/v1/youth/confirmations/" + Post.secret(contact, "confirmations");
        var member = given().get(page)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("members.find { it.pseudonym == '%s' }.id".formatted(pseudonym));
        answered(page, contact, Map.of("member", member, "confirmed", confirmed));
    }

    /// The guardian answers, with the mailed code where one is asked for.
    public void consent(String account, Map<String, Boolean> purposes) {
        var address = guardianOf(account, slug);
        answered("/api/v1/youth/consents/" + Post.secret(address, "consents"), address, Map.of("purposes", purposes));
    }

    /// A young person answers for themselves to one purpose of consent.
    public void choose(String account, String purpose, boolean yes) {
        as(account)
                .body(Map.of("purposes", Map.of(purpose, yes)))
                .put(at("admissions/me/consents"))
                .then()
                .statusCode(200);
    }

    /// Takes the readiness check with answers that all fit, or none.
    public Response check(String account, boolean fitting) {
        var form = as(account)
                .get(at("admissions/me/readiness"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("form");
        List<List<Boolean>> fits = as("lead")
                .get(at("readiness"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("%s.options.fits".formatted(form == 1 ? "first" : "second"));
        var answers = fits.stream().map(options -> options.indexOf(fitting)).toList();
        return as(account).body(Map.of("answers", answers)).post(at("admissions/me/readiness"));
    }

    /// What the young person sees of their admission.
    public JsonPath admission(String account) {
        return as(account)
                .get(at("admissions/me"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// The whole way in of somebody between 13 and 15 whose guardian consents, but not to recording.
    public void admit(String account, String pseudonym) {
        admit(account, pseudonym, false);
    }

    /// As [#admit].
    ///
    /// @param recorded whether the guardian consents to recording
    public void admit(String account, String pseudonym, boolean recorded) {
        confirm(account, pseudonym, thisYear() - 14, "DE");
        consent(account, Map.of("takePart", true, "recorded", recorded, "pseudonymPublished", true));
        check(account, true).then().statusCode(200);
    }

    /// The whole way in of somebody of 16 or 17, who decides for themselves.
    public void admitOlder(String account, String pseudonym) {
        confirm(account, pseudonym, thisYear() - 17, "GB");
        check(account, true).then().statusCode(200);
    }

    /// As [#admitOlder], for many of one group.
    ///
    /// @param pseudonyms by account
    public void admitOlder(Map<String, String> pseudonyms) {
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var code = group(contact).getString("code");
        pseudonyms.forEach((account, pseudonym) -> {
            join(account, code, thisYear() - 17, "GB", pseudonym).then().statusCode(201);
            decide(contact, pseudonym, true);
            check(account, true).then().statusCode(200);
        });
    }

    private void confirm(String account, String pseudonym, int birthYear, String country) {
        var contact = "adult-" + UUID.randomUUID() + "@example.org";
        var code = group(contact).getString("code");
        join(account, code, birthYear, country, pseudonym).then().statusCode(201);
        decide(contact, pseudonym, true);
    }

    public static int thisYear() {
        return Year.now(ZoneOffset.UTC).getValue();
    }

    /// The address of a guardian for one account in one forum.
    public static String guardianOf(String account, String slug) {
        return "guardian-of-%s-%s@example.org".formatted(account, slug);
    }

    /// A request by a demo account.
    public static RequestSpecification as(String account) {
        return given().auth().oauth2(Tokens.of(account)).contentType(ContentType.JSON);
    }

    /// A request by somebody without an account.
    public static RequestSpecification byLink() {
        return given().contentType(ContentType.JSON);
    }

    /// Waits for what another process tells of.
    static ConditionFactory soon(String what) {
        return await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(PACE);
    }

    private static void answered(String page, String address, Map<String, ?> answer) {
        if (byLink().body(answer).post(page).statusCode() == 202) {
            var withCode = new HashMap<String, Object>(answer);
            withCode.put("code", Post.code(address));
            byLink().body(withCode).post(page).then().statusCode(200);
        }
    }
}
