package org.plenary.qna.similar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.plenary.qna.testing.Scene.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.proto.sessions.v1.Access;
import org.plenary.proto.sessions.v1.Attribution;
import org.plenary.qna.testing.Scene;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "qna"))
@WithTestResource(Registration.class)
class SimilarTest {

    private Scene scene;
    private UUID session;

    @BeforeEach
    void open() {
        scene = Scene.open();
        session = scene.session();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Who will pay for the security of small states?     | who pays for securing small states
            en | How do we protect children without watching them?  | How are children protected withuot being watched
            de | Wer schützt die Netze kleiner Städte?              | Wer schützt das Netz einer kleinen Stadt?
            fr | Comment protéger les enfants en ligne ?            | comment protège-t-on les enfants en ligne
            es | ¿Quién paga la seguridad de los pequeños estados?  | quien paga la seguridad de un estado pequeño
            ru | Кто заплатит за безопасность малых стран?          | кто платит за безопасность малых стран
            el | Ποιος θα πληρώσει για την ασφάλεια των μικρών;     | ποιος πληρώνει για την ασφάλεια των μικρών
            ar | من يدفع ثمن أمن الدول الصغيرة؟                     | من سيدفع ثمن أمن الدول الصغيرة
            hi | छोटे देशों की सुरक्षा के लिए कौन भुगतान करेगा?             | छोटे देशों की सुरक्षा का भुगतान कौन करेगा
            ja | 小さな国の安全のために誰が払うのですか。                   | 小さな国の安全に誰が払うのか
            """)
    void whatAsksTheSameIsFoundInItsLanguage(String language, String asked, String typed) {
        publish(asked, language);
        publish("Something else altogether: when is lunch?", "en");
        similar(typed).body("items.text", contains(asked));
    }

    @Test
    void theMostAlikeComeFirstAndNoMoreThanThree() {
        for (var text : List.of(
                "Who pays for the security of small states and large ones?",
                "Who pays for the security of small states?",
                "Who pays for the security of states?",
                "Who pays for security?",
                "Who pays for the security of all small island states at sea?")) {
            publish(text, "en");
        }
        similar("Who pays for the security of small states?")
                .body("items", hasSize(3))
                .body("items[0].text", equalTo("Who pays for the security of small states?"))
                .body("items.state", everyItem(equalTo("published")));
    }

    @Test
    void onlyWhatIsOnTheBoardIsFound() {
        var waiting =
                scene.ask(session, "Who pays for the security of small states?").getString("id");
        similar("Who pays for the security of small states?").body("items", empty());
        scene.move(waiting, "publish");
        similar("Who pays for the security of small states?").body("items.id", contains(waiting));
        scene.move(waiting, "dismiss");
        similar("Who pays for the security of small states?").body("items", empty());
    }

    @Test
    void whoHasAskedIsToldWhatIsMuchLikeIt() {
        var there = publish("Who pays for the security of small states?", "en");
        as("viewer")
                .body(Map.of("text", "Who pays for securing small states?", "shownAs", "anonymous", "language", "en"))
                .post("/api/v1/qna/sessions/{id}/questions", session)
                .then()
                .statusCode(201)
                .body("state", equalTo("waiting"))
                .body("similar.id", contains(there))
                .body("similar.id", not(hasItem("")));
    }

    @Test
    void onlyWhoMayWatchIsTold() {
        var closed = Scene.create(Access.ACCESS_REGISTRATION, Attribution.ATTRIBUTION_ON_THE_RECORD);
        var inside = closed.session();
        given().contentType(ContentType.JSON)
                .body(Map.of("text", "Who pays?"))
                .post("/api/v1/qna/sessions/{id}/similar", inside)
                .then()
                .statusCode(401);
        as("guardian")
                .body(Map.of("text", "Who pays?"))
                .post("/api/v1/qna/sessions/{id}/similar", inside)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body(Map.of("text", " "))
                .post("/api/v1/qna/sessions/{id}/similar", session)
                .then()
                .statusCode(422);
    }

    @Test
    void whoLooksMoreOftenThanAnybodyTypesIsAskedToWait() {
        var refused = Stream.generate(() -> as("press")
                        .body(Map.of("text", "Who pays?"))
                        .post("/api/v1/qna/sessions/{id}/similar", session))
                .limit(500)
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        refused.then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("tooManySearches"));
        as("viewer")
                .body(Map.of("text", "Who pays?"))
                .post("/api/v1/qna/sessions/{id}/similar", session)
                .then()
                .statusCode(200);
        similar("Who pays?").body("items", empty());
    }

    private String publish(String text, String language) {
        var id = scene.ask("delegate", session, Map.of("text", text, "shownAs", "anonymous", "language", language))
                .getString("id");
        scene.move(id, "publish");
        return id;
    }

    private ValidatableResponse similar(String text) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post("/api/v1/qna/sessions/{id}/similar", session)
                .then()
                .statusCode(200);
    }
}
