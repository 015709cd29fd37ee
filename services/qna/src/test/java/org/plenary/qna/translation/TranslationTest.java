package org.plenary.qna.translation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.plenary.qna.testing.Scene.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.platform.chain.Link;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.qna.v1.Question;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.decision.Decisions;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class TranslationTest {

    private static final String QUESTION = "/api/v1/qna/questions/{id}";
    private static final String TRANSLATION = QUESTION + "/translations/{language}";
    private static final String SESSION = "/api/v1/qna/sessions/{id}";
    private static final String ASKED = "¿Quién paga la seguridad de los pequeños estados?";
    private static final String FRENCH = "Qui paie la sécurité des petits États ?";
    private static final String ENGLISH = "Who pays for the security of small states?";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Decisions decisions;

    @Inject
    Database database;

    private Scene scene;
    private UUID session;
    private String id;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
        id = ask();
    }

    private String ask() {
        return scene.ask("delegate", session, Map.of("text", ASKED, "shownAs", "anonymous", "language", "es"))
                .getString("id");
    }

    private static Response translate(String account, String id, String language, String version, Object form) {
        return as(account).header("If-Match", version).body(form).put(TRANSLATION, id, language);
    }

    private static ValidatableResponse translate(String id, String language, String text) {
        return translate("moderator", id, language, "*", Map.of("text", text))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse remove(String id, String language) {
        return as("moderator")
                .header("If-Match", "*")
                .delete(TRANSLATION, id, language)
                .then();
    }

    private static ValidatableResponse seenBy(String account, String id) {
        return as(account).get(QUESTION, id).then().statusCode(200);
    }

    /// The texts and salts that are kept of a question's translations.
    private long kept(String question) {
        return database.one(
                        "select count(*) as kept from translation where question = $1",
                        row -> row.getLong("kept"),
                        UUID.fromString(question))
                .orElseThrow();
    }

    @Test
    void standsBesideTheOriginalWhereverItIsTold() {
        scene.move(id, "publish");
        translate(id, "fr", FRENCH)
                .header("ETag", "\"3\"")
                .body("text", equalTo(ASKED))
                .body("translations.language", contains("fr"))
                .body("translations.text", contains(FRENCH));
        translate(id, "en", ENGLISH).body("translations.language", contains("en", "fr"));

        for (var account : List.of("viewer", "delegate", "chair", "moderator2")) {
            seenBy(account, id)
                    .body("text", equalTo(ASKED))
                    .body("language", equalTo("es"))
                    .body("translations.text", contains(ENGLISH, FRENCH));
        }
        given().get(SESSION + "/board", session).then().body("items[0].translations.language", contains("en", "fr"));
        as("moderator")
                .get(SESSION + "/queue", session)
                .then()
                .body("items[0].translations.text", contains(ENGLISH, FRENCH));
        scene.move(id, "select");
        as("chair").get(SESSION + "/card", session).then().body("next[0].translations.text", contains(ENGLISH, FRENCH));
        given().get(SESSION + "/export", session)
                .then()
                .body("questions[0].translations.language", contains("en", "fr"));
        assertThat(given().get(SESSION + "/export?format=csv", session).asString())
                .contains("\"en: " + ENGLISH + "\nfr: " + FRENCH + "\"");
    }

    @Test
    void isToldToWhoAskedAndToWhoHasTheReceipt() {
        translate(id, "fr", FRENCH);
        var receipt = seenBy("delegate", id)
                .body("translations.text", contains(FRENCH))
                .body("decidedAt", nullValue())
                .extract()
                .jsonPath()
                .getString("receipt");
        given().get("/api/v1/qna/receipts/{receipt}", receipt).then().body("translations.text", contains(FRENCH));
    }

    @Test
    void isPutOnceAndTakenAwayOnceHoweverOftenThatIsAsked() {
        scene.move(id, "publish");
        translate(id, "FR", FRENCH).body("version", equalTo(3)).body("translations.language", contains("fr"));
        translate(id, "fr", FRENCH).body("version", equalTo(3));
        translate(id, "fr", "Qui paie ?").body("version", equalTo(4)).body("translations.text", contains("Qui paie ?"));
        remove(id, "en").statusCode(200).body("version", equalTo(4));
        remove(id, "fr").statusCode(200).body("version", equalTo(5)).body("translations", empty());
        remove(id, "fr").statusCode(200).body("version", equalTo(5));

        assertThat(decisions.chain(session))
                .extracting(link -> link.decided().act() + " " + link.decided().rule())
                .containsExactly("publish null", "translate fr", "translate fr", "untranslate fr");
        assertThat(Link.fault(decisions.chain(session), decisions.head(session)))
                .isEmpty();
    }

    @Test
    void standsInTheChainAsADigestThatNobodyCanGuessTheTextFromOnceItIsGone() {
        var words = FRENCH + " " + UUID.randomUUID();
        translate(id, "fr", words);
        var salt = database.one(
                        "select salt from translation where question = $1",
                        row -> row.getBuffer("salt").getBytes(),
                        UUID.fromString(id))
                .orElseThrow();
        var decided = decisions.chain(session).getLast().decided();
        assertThat(decided.text()).isEqualTo(Link.commitment(salt, words));

        remove(id, "fr").statusCode(200);

        assertThat(decisions.chain(session).getLast().decided().text()).isEqualTo(decided.text());
        assertThat(kept(id)).isZero();
        var anywhere = "select count(*) as kept from %s x where x::text like $1";
        for (var table : List.of("question", "translation", "decision", "decision_words")) {
            for (var trace : List.of(words, HexFormat.of().formatHex(salt))) {
                assertThat(database.one(anywhere.formatted(table), row -> row.getLong("kept"), "%" + trace + "%"))
                        .as("%s in %s", trace, table)
                        .contains(0L);
            }
        }
    }

    @Test
    void isGoneWithTheWordsItTranslates() {
        translate(id, "fr", FRENCH);
        as("delegate")
                .header("If-Match", "*")
                .body(Map.of("shownAs", "name"))
                .patch(QUESTION, id)
                .then()
                .statusCode(200)
                .body("translations", hasSize(1));
        as("delegate")
                .header("If-Match", "*")
                .body(Map.of("text", "¿Quién paga?"))
                .patch(QUESTION, id)
                .then()
                .statusCode(200)
                .body("translations", empty());
        assertThat(kept(id)).isZero();

        translate(id, "fr", "Qui paie ?");
        as("moderator2")
                .header("If-Match", "*")
                .body(Map.of("text", "¿Quién lo paga?", "rule", "unclear", "reason", "Short."))
                .post(QUESTION + "/reword", id)
                .then()
                .statusCode(200)
                .body("translations", empty());
        assertThat(kept(id)).isZero();
    }

    @Test
    void isGoneWithTheQuestionThatIsDismissedOrTakenBack() {
        var withdrawn = ask();
        for (var question : List.of(id, withdrawn)) {
            translate(question, "fr", FRENCH);
        }
        scene.move(id, "dismiss");
        as("delegate").post(QUESTION + "/withdraw", withdrawn).then().statusCode(200);

        assertThat(kept(id)).isZero();
        assertThat(kept(withdrawn)).isZero();
        translate("moderator", id, "fr", "*", Map.of("text", FRENCH))
                .then()
                .statusCode(409)
                .body("code", equalTo("wrongState"));
        remove(id, "fr").statusCode(409);
        scene.move(id, "publish");
        seenBy("viewer", id).body("text", equalTo(ASKED)).body("translations", empty());
    }

    @Test
    void isPutBesideWhatStandsOnStageOrIsAnsweredAndStaysWithWhatIsMerged() {
        for (var move : List.of("publish", "stage", "answer")) {
            scene.move(id, move);
        }
        translate(id, "fr", FRENCH);
        scene.move(id, "stage");
        translate(id, "en", ENGLISH).body("state", equalTo("onStage"));

        var root = scene.question(session, "publish");
        var merged = ask();
        translate(merged, "fr", FRENCH);
        scene.merge(merged, root);
        translate("moderator", merged, "en", "*", Map.of("text", ENGLISH))
                .then()
                .statusCode(409);
        scene.move(merged, "unmerge");
        seenBy("moderator", merged).body("translations.text", contains(FRENCH));
    }

    @Test
    void saysInWhichLanguageItWasAskedWhereTheQuestionToldAnother() {
        var mislabelled = scene.ask(
                        "delegate", session, Map.of("text", ASKED, "shownAs", "anonymous", "language", "en"))
                .getString("id");
        translate("moderator", mislabelled, "en", "*", Map.of("text", ENGLISH))
                .then()
                .statusCode(422)
                .body("code", equalTo("sameLanguage"));
        translate("moderator", mislabelled, "en", "*", Map.of("text", ENGLISH, "from", "es"))
                .then()
                .statusCode(200)
                .body("language", equalTo("es"))
                .body("translations.language", contains("en"));
        translate("moderator", mislabelled, "fr", "*", Map.of("text", FRENCH, "from", "en"))
                .then()
                .statusCode(422)
                .body("code", equalTo("sameLanguage"));
    }

    @Test
    void tellsTheTopicTheTranslationsOnlyWhileTheQuestionIsOnTheBoard() {
        translate(id, "fr", FRENCH);
        scene.move(id, "publish");
        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(3));
        var told = told(id);
        assertThat(told.get(1).getTranslationsList()).isEmpty();
        assertThat(told.get(2).getTranslationsList())
                .extracting(one -> one.getLanguage() + " " + one.getText())
                .containsExactly("fr " + FRENCH);
    }

    private static List<Question> told(String id) {
        return Topic.named("plenary.qna.v1").read().stream()
                .filter(event -> id.equals(
                        new String(event.headers().lastHeader("ce_subject").value(), StandardCharsets.UTF_8)))
                .filter(event -> "plenary.qna.v1.Question"
                        .equals(new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)))
                .map(event -> {
                    try {
                        return Question.parseFrom(event.value());
                    } catch (InvalidProtocolBufferException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }

    @Test
    void findsAQuestionByItsTranslationAndOnce() {
        scene.move(id, "publish");
        similar("who pays for securing small states").body("items", empty());
        translate(id, "en", ENGLISH);
        translate(id, "fr", FRENCH);
        similar("who pays for securing small states").body("items.id", contains(id));
        similar("qui paye la sécurité d'un petit État").body("items.id", contains(id));
        similar("quien paga la seguridad de un estado pequeño").body("items.id", contains(id));
        remove(id, "en").statusCode(200);
        similar("who pays for securing small states").body("items", empty());
    }

    private ValidatableResponse similar(String text) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post(SESSION + "/similar", session)
                .then()
                .statusCode(200);
    }

    @Test
    void isBounded() {
        var languages = List.of("ar", "zh", "en", "fr", "ru", "de", "it", "pt");
        languages.forEach(language -> translate(id, language, "Text in " + language));
        translate("moderator", id, "nl", "*", Map.of("text", "Wie betaalt?"))
                .then()
                .statusCode(409)
                .body("code", equalTo("tooManyTranslations"));
        translate(id, "pt", "Quem paga?").body("translations", hasSize(8));
    }

    @Test
    void isRefusedInTheOrderPromised() {
        var form = Map.of("text", FRENCH);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(TRANSLATION, id, "fr")
                .then()
                .statusCode(401);
        given().delete(TRANSLATION, id, "fr").then().statusCode(401);
        for (var account : List.of("delegate", "viewer", "chair", "organiser", "press", "guardian", "youth13")) {
            translate(account, id, "fr", "*", form).then().statusCode(403).body("code", equalTo("roleNeeded"));
            as(account)
                    .header("If-Match", "*")
                    .delete(TRANSLATION, id, "fr")
                    .then()
                    .statusCode(403);
        }
        translate("moderator", "nonsense", "fr", "*", form).then().statusCode(400);
        translate("moderator", UUID.randomUUID().toString(), "fr", "*", form)
                .then()
                .statusCode(404);
        as("moderator").body(form).put(TRANSLATION, id, "fr").then().statusCode(428);
        as("moderator").delete(TRANSLATION, id, "fr").then().statusCode(428);
        translate("moderator", id, "fr", "\"7\"", form).then().statusCode(412).body("current.id", equalTo(id));
        translate("moderator", id, "fr", "*", Map.of("text", " ")).then().statusCode(422);
        translate("moderator", id, "fr", "*", Map.of("text", "a".repeat(1001)))
                .then()
                .statusCode(422);
        translate("moderator", id, "fr", "*", Map.of("text", "a\u202eb"))
                .then()
                .statusCode(422)
                .body("code", equalTo("text.control"));
        translate("moderator", id, "fr", "*", Map.of("text", FRENCH, "from", "Spanish!"))
                .then()
                .statusCode(422);
        for (var own : List.of("es", "ES")) {
            translate("moderator", id, own, "*", form).then().statusCode(422).body("code", equalTo("sameLanguage"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "french", "fr_FR", "fr-", "🙂"})
    void whatIsNoLanguageTagIsNotRead(String language) {
        translate("moderator", id, language, "*", Map.of("text", FRENCH))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformedLanguage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "mul", "zxx"})
    void aLanguageThatIsNoneIsRefused(String language) {
        translate("moderator", id, language, "*", Map.of("text", FRENCH))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"));
    }

    @Test
    void whoModeratesElsewhereHasNothingToSayHere() {
        var foreign = Scene.create(Access.ACCESS_INVITATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        foreign.give("moderator", "");
        var inside = foreign.session("moderator2");
        var question = foreign.ask("delegate", inside, Map.of("text", ASKED, "language", "es"));
        translate("moderator", question.getString("id"), "fr", "*", Map.of("text", FRENCH))
                .then()
                .statusCode(404);
        translate("moderator2", question.getString("id"), "fr", "*", Map.of("text", FRENCH))
                .then()
                .statusCode(200);
    }
}
