package org.plenary.qna.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.social.Happening;
import org.plenary.qna.social.Post;

/// Reads what Mastodon calls a status.
final class StatusJson {

    private StatusJson() {}

    /// What a status tells. Empty for what is not somebody's own public words: a boost, or what only some may read.
    ///
    /// @param host of the server, to which authors without one belong
    static Optional<Happening> happening(JsonNode status, String host) {
        var id = text(status, "id");
        boolean boost = status.hasNonNull("reblog");
        if (id == null || boost || !"public".equals(text(status, "visibility"))) {
            return Optional.empty();
        }
        var post = new Post(
                id,
                text(status, "uri"),
                text(status, "url"),
                author(status.path("account"), host),
                words(status),
                text(status, "language"),
                tags(status),
                instant(status, "created_at"));
        return Optional.of(status.hasNonNull("edited_at") ? new Happening.Edited(post) : new Happening.Written(post));
    }

    static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    static @Nullable Instant instant(JsonNode node, String field) {
        var written = text(node, field);
        try {
            return written == null ? null : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    /// What stands before a post that is folded up belongs to it.
    private static String words(JsonNode status) {
        var warning = text(status, "spoiler_text");
        var content = text(status, "content");
        var words = content == null ? "" : PlainHtml.text(content);
        return warning == null ? words : warning + "\n\n" + words;
    }

    private static String author(JsonNode account, String host) {
        var name = text(account, "acct");
        if (name == null) {
            return "@" + host;
        }
        return name.contains("@") ? "@" + name : "@%s@%s".formatted(name, host);
    }

    private static java.util.List<String> tags(JsonNode status) {
        var tags = new ArrayList<String>();
        status.path("tags").forEach(tag -> {
            var name = text(tag, "name");
            if (name != null) {
                tags.add(name);
            }
        });
        return tags;
    }
}
