package org.plenary.edge.document;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import org.plenary.edge.document.TopicEvents.Topic;

/// What is sent without being asked for, as one AsyncAPI 3 document: the live stream to browsers, and the services'
/// topics with the contracts of what is published on them.
final class Broadcast {

    private static final String PROTOBUF = "application/vnd.google.protobuf;version=3";
    private static final int PARTITIONS = 12;

    /// What stands beside every event, by the Kafka protocol binding of CloudEvents 1.0 in binary mode.
    private static final List<String> HEADERS =
            List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time");

    private Broadcast() {}

    /// @param own edge's OpenAPI document, which describes what a live stream's frames hold
    /// @param contract gives a contract's text by where it stands on the class path
    static JsonObject of(JsonObject own, List<Topic> topics, UnaryOperator<String> contract) {
        var channels = new JsonObject().put("session", live());
        var messages = new JsonObject().put("snapshot", frame("snapshot")).put("change", frame("change"));
        var operations = new JsonObject().put("followSession", operation("session", List.of("snapshot", "change")));
        for (var topic : topics) {
            var name = topic.name();
            channels.put(name, channel(topic));
            topic.types().forEach(type -> messages.put(type, event(type, contract.apply(topic.contract()))));
            operations.put("publish." + name, operation(name, topic.types()));
        }
        return new JsonObject()
                .put("asyncapi", "3.0.0")
                .put("info", info(own))
                .put("defaultContentType", "application/json")
                .put("channels", channels)
                .put("operations", operations)
                .put("components", new JsonObject().put("messages", messages).put("schemas", schemas(own)));
    }

    private static JsonObject info(JsonObject own) {
        return new JsonObject()
                .put("title", "Plenary: live stream and topics")
                .put("version", own.getJsonObject("info").getString("version"))
                .put("description", """
                        The live stream is Server-Sent Events: one `snapshot`, then `change` events, at most ten a second, \
                        each with only the keys that changed; `Last-Event-ID` goes on where a line broke. Topics are keyed \
                        by session, or by conference; each event is the whole public state of one entity, with a \
                        `version` that rises; readers keep the highest.""");
    }

    private static JsonObject live() {
        return new JsonObject()
                .put("address", "/api/v1/live/sessions/{id}")
                .put("title", "A session as it goes, as `text/event-stream`")
                .put("parameters", new JsonObject().put("id", new JsonObject().put("description", "The session")))
                .put("messages", references(List.of("snapshot", "change")));
    }

    private static JsonObject frame(String name) {
        var schema = "Live" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return new JsonObject()
                .put("name", name)
                .put("contentType", "application/json")
                .put("payload", reference("#/components/schemas/" + schema));
    }

    private static JsonObject channel(Topic topic) {
        var kafka = new JsonObject()
                .put("topic", topic.name())
                .put("partitions", PARTITIONS)
                .put("bindingVersion", "0.5.0");
        return new JsonObject()
                .put("address", topic.name())
                .put("messages", references(topic.types()))
                .put("bindings", new JsonObject().put("kafka", kafka));
    }

    private static JsonObject event(String type, String contract) {
        var headers = new JsonObject();
        HEADERS.forEach(header -> headers.put(header, new JsonObject().put("type", "string")));
        headers.getJsonObject("ce_type").put("const", type);
        var key = new JsonObject().put("type", "string").put("format", "uuid");
        return new JsonObject()
                .put("name", type)
                .put("contentType", "application/protobuf")
                .put(
                        "headers",
                        new JsonObject()
                                .put("type", "object")
                                .put("required", new JsonArray(HEADERS))
                                .put("properties", headers))
                .put("payload", new JsonObject().put("schemaFormat", PROTOBUF).put("schema", contract))
                .put(
                        "bindings",
                        new JsonObject()
                                .put("kafka", new JsonObject().put("key", key).put("bindingVersion", "0.5.0")));
    }

    private static JsonObject operation(String channel, List<String> messages) {
        var sent = new JsonArray();
        messages.forEach(message -> sent.add(reference("#/channels/" + channel + "/messages/" + message)));
        return new JsonObject()
                .put("action", "send")
                .put("channel", reference("#/channels/" + channel))
                .put("messages", sent);
    }

    private static JsonObject references(List<String> messages) {
        var named = new JsonObject();
        messages.forEach(message -> named.put(message, reference("#/components/messages/" + message)));
        return named;
    }

    private static JsonObject reference(String to) {
        return new JsonObject().put("$ref", to);
    }

    /// Those of a live stream's frames.
    private static JsonObject schemas(JsonObject own) {
        var live = new JsonObject();
        own.getJsonObject("components").getJsonObject("schemas").forEach(schema -> {
            if (schema.getKey().startsWith("Live")) {
                live.put(schema.getKey(), schema.getValue());
            }
        });
        return live;
    }
}
