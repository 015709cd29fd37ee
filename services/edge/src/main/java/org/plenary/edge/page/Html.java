package org.plenary.edge.page;

import org.jspecify.annotations.Nullable;

/// HTML under construction. Every text goes through [#escape].
final class Html {

    private final StringBuilder text = new StringBuilder();

    /// Markup of our own, as it stands.
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /// A text from elsewhere.
    Html text(@Nullable String content) {
        text.append(escape(content == null ? "" : content));
        return this;
    }

    /// An element with a text; nothing at all when there is no text.
    Html element(String start, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            var name = start.split(" ", 2)[0];
            raw("<").raw(start).raw(">").text(content).raw("</").raw(name).raw(">");
        }
        return this;
    }

    /// A link to a path of ours.
    Html link(String path, @Nullable String content) {
        return raw("<a href=\"").text(path).raw("\">").text(content).raw("</a>");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// A text as it may stand between tags and in quoted attributes.
    static String escape(String content) {
        var escaped = new StringBuilder(content.length() + 16);
        for (int at = 0; at < content.length(); at++) {
            char letter = content.charAt(at);
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    /// JSON as it may stand in a script element: nothing in it can end the element or begin a comment.
    static String inScript(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
