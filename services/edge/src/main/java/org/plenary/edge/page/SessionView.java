package org.plenary.edge.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// One session: what it is, what is asked, what was said, readable without a script.
final class SessionView {

    private static final int DESCRIPTION_MAX = 300;

    private SessionView() {}

    /// @param session as the sessions service gives it
    /// @param board its questions, a JSON array; null when qna gave no answer
    /// @param updates its updates, a JSON array; null when there was no answer
    static FirstView of(String session, @Nullable String board, @Nullable String updates) {
        var facts = new JsonObject(session);
        var conference = facts.getJsonObject("conference");
        var times = Times.in(conference.getString("timeZone"));
        var html = new Html().raw("<div class=\"sheet\"><p>");
        html.link("/c/" + conference.getString("slug"), conference.getString("title"))
                .raw("</p>");
        html.element("h1", facts.getString("title"));
        html.element("p class=\"lede\"", facts.getString("subtitle"));
        html.raw("<p>")
                .text(times.day(facts.getString("startsAt")))
                .raw(", ")
                .text(times.span(facts.getString("startsAt"), facts.getString("endsAt")))
                .raw(". ")
                .text(inWords(facts.getString("state")))
                .raw("</p>");
        html.element("p", facts.getString("room"));
        html.element("p", facts.getString("abstract"));
        html.element("p", ConferenceView.people(facts.getJsonArray("contributors")));
        if (board != null) {
            questions(html, new JsonArray(board));
        }
        if (updates != null && !new JsonArray(updates).isEmpty()) {
            html.raw("<section><h2>Updates</h2>");
            new JsonArray(updates).forEach(update -> html.element("p", ((JsonObject) update).getString("text")));
            html.raw("</section>");
        }
        html.raw("</div>");
        return new FirstView(
                facts.getString("title") + " · " + conference.getString("title"),
                description(facts),
                html.toString(),
                initial(session, facts, board, updates));
    }

    private static void questions(Html html, JsonArray board) {
        html.raw("<section><h2>Questions</h2><ol>");
        for (var item : board) {
            var question = (JsonObject) item;
            html.raw("<li>");
            if ("onStage".equals(question.getString("state"))) {
                html.raw("<strong>On stage: </strong>");
            }
            html.text(question.getString("text"));
            if (question.getString("author") != null) {
                html.raw(" (").text(question.getString("author")).raw(")");
            }
            html.raw("</li>");
        }
        html.raw("</ol></section>");
    }

    private static String initial(String session, JsonObject facts, @Nullable String board, @Nullable String updates) {
        if (board == null) {
            return "{\"session\":" + session + "}";
        }
        var onStage = new JsonArray(board)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(question -> "onStage".equals(question.getString("state")))
                        .findFirst();
        return "{\"session\":" + session + ",\"snapshot\":{\"session\":\"" + facts.getString("id") + "\",\"state\":\""
                + facts.getString("state") + "\",\"onStage\":"
                + onStage.map(JsonObject::encode).orElse("null")
                + ",\"board\":" + board + ",\"updates\":" + (updates == null ? "[]" : updates) + "}}";
    }

    private static String description(JsonObject facts) {
        var text = facts.getString("abstract") == null
                ? ""
                : facts.getString("abstract").strip();
        if (text.isEmpty()) {
            return "Watch live, ask and rank questions.";
        }
        return text.codePointCount(0, text.length()) <= DESCRIPTION_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, DESCRIPTION_MAX)) + "…";
    }

    private static String inWords(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "live" -> "Live now.";
            case "paused" -> "Paused; it goes on shortly.";
            case "ended", "replay" -> "This session is over.";
            default -> "Not yet begun.";
        };
    }
}
