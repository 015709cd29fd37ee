package org.plenary.edge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.plenary.edge.document.TopicEvents.Topic;

class BroadcastTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document = read();

    private static JsonNode read() {
        var own = new JsonObject(resource("org/plenary/edge/document/openapi.json"));
        try {
            return JSON.readTree(Broadcast.of(own, TopicEvents.all(), BroadcastTest::resource)
                    .encode());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String resource(String path) {
        try (var file = BroadcastTest.class.getClassLoader().getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void namesEveryTopicAndWhatIsPublishedOnIt() {
        assertThat(TopicEvents.all())
                .extracting(Topic::name)
                .containsExactly(
                        "plenary.registration.v1",
                        "plenary.sessions.v1",
                        "plenary.qna.v1",
                        "plenary.youth.v1",
                        "plenary.viewers.v1");
        assertThat(document.at("/channels/plenary.qna.v1/messages").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "plenary.qna.v1.Question",
                        "plenary.qna.v1.Tally",
                        "plenary.qna.v1.Window",
                        "plenary.qna.v1.Desk",
                        "plenary.qna.v1.Poll",
                        "plenary.qna.v1.PollTally");
        assertThat(document.at("/channels/session/messages").fieldNames())
                .toIterable()
                .containsExactly("snapshot", "change");
    }

    @Test
    void givesTheContractOfEveryEvent() {
        document.at("/components/messages").properties().stream()
                .filter(message -> message.getKey().startsWith("plenary."))
                .forEach(message -> {
                    var name = message.getKey().substring(message.getKey().lastIndexOf('.') + 1);
                    assertThat(message.getValue().at("/payload/schema").asText())
                            .contains("message " + name + " {");
                });
    }

    @Test
    void leadsNowhereThatIsNotThere() {
        document.findValuesAsText("$ref").forEach(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }
}
