package org.plenary.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.plenary.local.api.PublicApi;

/// The demo's questions, votes, polls and updates: asked, supported and decided by the demo accounts, each as itself. A
/// session that has questions, polls or updates already is left as it is.
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
            var there = api.as("moderator")
                    .get(QNA + "sessions/" + session + "/queue")
                    .ok();
            if (there.path("items").isEmpty()) {
                questions.forEach(question -> ask(session, question));
            }
        });
        script.polls().forEach((key, polls) -> {
            var path = QNA + "sessions/" + sessions.get(key) + "/polls";
            if (api.as("moderator").get(path).ok().path("items").isEmpty()) {
                polls.forEach(draft -> api.as("moderator").post(path, draft).ok());
            }
        });
        script.updates().forEach((key, updates) -> {
            var path = PROGRAMME + "sessions/" + sessions.get(key) + "/updates";
            if (api.as("producer").get(path).ok().path("items").isEmpty()) {
                updates.forEach(text ->
                        api.as("producer").post(path, Map.of("text", text)).ok());
            }
        });
    }

    private void ask(String session, Script.Asked question) {
        var asked = api.as(question.by())
                .post(
                        QNA + "sessions/" + session + "/questions",
                        Map.of("text", question.text(), "shownAs", question.shownAs(), "language", "en"))
                .ok();
        switch (question.state()) {
            case "waiting" -> {}
            case "dismissed" -> step(asked, "dismiss", reason(question));
            default -> advance(step(asked, "publish", Map.of()), question);
        }
    }

    private void advance(JsonNode published, Script.Asked question) {
        var id = published.path("id").asText();
        question.votes().forEach(account -> api.as(account)
                .put(QNA + "questions/" + id + "/vote", Map.of())
                .ok());
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
        return api.as(account).step(question, step, body).ok();
    }

    private static Map<String, Object> reason(Script.Asked question) {
        var reason = new HashMap<String, Object>();
        reason.put("rule", question.rule());
        reason.put("reason", question.reason());
        return reason;
    }
}
