package org.plenary.edge.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The list of conferences and one conference's programme, readable without a script.
final class ConferenceView {

    private ConferenceView() {}

    /// @param items conferences as the sessions service lists them
    static FirstView list(String items) {
        var html = new Html().raw("<div class=\"sheet\"><h1>Conferences</h1><ul class=\"plain-list\">");
        for (var item : new JsonArray(items)) {
            var conference = (JsonObject) item;
            html.raw("<li><h2>")
                    .link("/c/" + conference.getString("slug"), conference.getString("title"))
                    .raw("</h2>");
            html.element("p", whenAndWhere(conference)).raw("</li>");
        }
        html.raw("</ul></div>");
        return new FirstView(
                "Conferences",
                "Watch every session live, ask and rank questions.",
                html.toString(),
                "{\"conferences\":" + items + "}");
    }

    /// @param conference as the sessions service gives it
    /// @param sessions its programme, a JSON array
    static FirstView programme(String conference, String sessions) {
        var facts = new JsonObject(conference);
        var html = new Html().raw("<div class=\"sheet\">");
        html.element("h1", facts.getString("title"));
        html.element("p class=\"lede\"", whenAndWhere(facts));
        html.element("p", facts.getString("summary"));
        html.raw("<p>")
                .link("/c/" + facts.getString("slug") + "/register", "Register")
                .raw("</p>");
        days(html, facts, new JsonArray(sessions));
        themes(html, facts.getJsonArray("themes"));
        html.raw("</div>");
        var summary = facts.getString("summary");
        return new FirstView(
                facts.getString("title"),
                summary == null || summary.isBlank() ? whenAndWhere(facts) : summary,
                html.toString(),
                "{\"conference\":" + conference + ",\"sessions\":" + sessions + "}");
    }

    private static void days(Html html, JsonObject conference, JsonArray sessions) {
        var times = Times.in(conference.getString("timeZone"));
        var byDay = sessions.stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.groupingBy(
                        session -> times.day(session.getString("startsAt")), LinkedHashMap::new, Collectors.toList()));
        byDay.forEach((day, programme) -> {
            html.raw("<section>").element("h2", day).raw("<ul class=\"plain-list\">");
            for (var session : programme) {
                html.raw("<li><h3>")
                        .link("/s/" + session.getString("id"), session.getString("title"))
                        .raw("</h3>");
                html.element(
                        "p",
                        joined(
                                times.span(session.getString("startsAt"), session.getString("endsAt")),
                                session.getString("room")));
                html.element("p", people(session.getJsonArray("contributors"))).raw("</li>");
            }
            html.raw("</ul></section>");
        });
    }

    private static void themes(Html html, @Nullable JsonArray themes) {
        if (themes == null) {
            return;
        }
        for (var item : themes) {
            var theme = (JsonObject) item;
            html.raw("<section>").element("h2", theme.getString("title"));
            var questions = theme.getJsonArray("guidingQuestions");
            if (questions != null && !questions.isEmpty()) {
                html.raw("<ul>");
                questions.forEach(question -> html.element("li", question.toString()));
                html.raw("</ul>");
            }
            html.raw("</section>");
        }
    }

    /// Names with what they are, in one line.
    static String people(@Nullable JsonArray contributors) {
        return contributors == null
                ? ""
                : contributors.stream()
                        .map(JsonObject.class::cast)
                        .map(person -> joined(person.getString("name"), person.getString("organisation")))
                        .collect(Collectors.joining("; "));
    }

    private static String whenAndWhere(JsonObject conference) {
        return joined(
                Times.dates(conference.getString("startsOn"), conference.getString("endsOn")),
                conference.getString("place"));
    }

    private static String joined(@Nullable String first, @Nullable String second) {
        var left = first == null ? "" : first;
        return second == null || second.isBlank() ? left : left + ", " + second;
    }
}
