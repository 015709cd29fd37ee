package org.plenary.edge.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The web client's HTML files, and how a first view goes into one.
@ApplicationScoped
class Templates {

    private static final String FOLDER = "META-INF/resources/";
    private static final String HEAD = "<!--plenary:head-->";
    private static final String CONTENT = "<!--plenary:content-->";
    private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");

    private final Map<String, String> held = new ConcurrentHashMap<>();

    /// A page as the web client wrote it.
    ///
    /// @param name such as `session`
    String shell(String name) {
        return held.computeIfAbsent(name, Templates::load);
    }

    /// A page with its first view.
    String page(String name, FirstView view) {
        var page = TITLE.matcher(shell(name))
                .replaceFirst(
                        Matcher.quoteReplacement("<title>" + Html.escape(view.title() + " · Plenary") + "</title>"));
        return page.replace(HEAD, meta(view))
                .replace(
                        CONTENT,
                        view.content() + "<script type=\"application/json\" id=\"initial\">"
                                + Html.inScript(view.initial()) + "</script>");
    }

    /// A page that tries again by itself after some seconds, scripts or not.
    String retrying(String name, long seconds) {
        return shell(name).replace(HEAD, "<meta http-equiv=\"refresh\" content=\"%d\">".formatted(seconds));
    }

    private static String meta(FirstView view) {
        var html = new Html();
        for (var property : Map.of("og:title", view.title(), "og:description", view.description())
                .entrySet()) {
            html.raw("<meta property=\"%s\" content=\"".formatted(property.getKey()))
                    .text(property.getValue())
                    .raw("\">");
        }
        return html.raw("<meta name=\"description\" content=\"")
                .text(view.description())
                .raw("\">")
                .toString();
    }

    private static String load(String name) {
        var path = FOLDER + name + ".html";
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not there: the web client was not built");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }
}
