package org.plenary.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The demo's questions, votes and updates: asked, supported and decided by the demo accounts, each as itself. A
/// session that has questions or updates already is left as it is.
final class Debate {

    private static final String QNA = "/api/v1/qna/";
    private static final String PROGRAMME = "/api/v1/programme/";

    private final PublicApi api;
    private final Script script;
    private final Map<String, String> sessions;

    Debate(PublicApi api, Script script, Map<String, String> sessions) {
        this.api = api;
        this.script = script;
        this.sessions = sessions;
    }

    void load() {
        script.questions().forEach((key, questions) -> {
            var session = Objects.requireNonNull(sessions.get(key), key);
            var there = api.get("moderator", QNA + "sessions/" + session + "/queue");
            if (there.path("items").isEmpty()) {
                questions.forEach(question -> ask(session, question));
            }
        });
        script.updates().forEach((key, updates) -> {
            var path = PROGRAMME + "sessions/" + sessions.get(key) + "/updates";
            if (api.get("producer", path).path("items").isEmpty()) {
                updates.forEach(text -> api.post("producer", path, Map.of("text", text)));
            }
        });
    }

    private void ask(String session, Script.Asked question) {
        var asked = api.post(
                question.by(),
                QNA + "sessions/" + session + "/questions",
                Map.of("text", question.text(), "shownAs", question.shownAs(), "language", "en"));
        switch (question.state()) {
            case "waiting" -> {}
            case "dismissed" -> step(asked, "dismiss", reason(question));
            default -> advance(step(asked, "publish", Map.of()), question);
        }
    }

    private void advance(JsonNode published, Script.Asked question) {
        var id = published.path("id").asText();
        question.votes().forEach(account -> api.put(account, QNA + "questions/" + id + "/vote", Map.of()));
        if (question.state().equals("published")) {
            return;
        }
        var selected = step(published, "select", Map.of());
        if (question.state().equals("selected")) {
            return;
        }
        var staged = step(selected, "stage", Map.of());
        if (question.state().equals("answered")) {
            step(staged, "answer", Map.of());
        }
    }

    private JsonNode step(JsonNode question, String step, Object body) {
        var account = step.equals("stage") || step.equals("answer") ? "chair" : "moderator";
        var path = QNA + "questions/" + question.path("id").asText() + "/" + step;
        return api.step(account, path, body, question.path("version").asLong());
    }

    private static Map<String, Object> reason(Script.Asked question) {
        var reason = new HashMap<String, Object>();
        reason.put("rule", question.rule());
        reason.put("reason", question.reason());
        return reason;
    }
}
