package org.plenary.qna.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.mastodon.Server.Answer;
import org.plenary.qna.social.Reach;
import org.plenary.qna.social.Sources.Fault;

/// One hashtag's timeline on one server, by Mastodon's API.
final class Timeline {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;

    private final Server http;
    private final Reach reach;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final MastodonConfig config;
    private final URI server;
    private final String tag;
    private final @Nullable String token;
    private @Nullable Instant notBefore;

    /// @param tag without the `#`
    Timeline(
            Server http,
            Reach reach,
            ObjectMapper json,
            InstantSource clock,
            MastodonConfig config,
            URI server,
            String tag,
            @Nullable String token) {
        this.http = http;
        this.reach = reach;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.server = server;
        this.tag = URLEncoder.encode(tag, StandardCharsets.UTF_8).replace("+", "%20");
        this.token = token;
    }

    /// The latest posts, the latest first.
    List<JsonNode> latest() throws Trouble, InterruptedException {
        return page("");
    }

    /// Those right before a post, the latest first.
    List<JsonNode> before(String id) throws Trouble, InterruptedException {
        return page("&max_id=" + encoded(id));
    }

    /// Those right after a post, the latest first; when there are more than a page, the earliest of them.
    List<JsonNode> after(String id) throws Trouble, InterruptedException {
        return page("&min_id=" + encoded(id));
    }

    private List<JsonNode> page(String where) throws Trouble, InterruptedException {
        var page = read(get("/api/v1/timelines/tag/%s?limit=%d%s".formatted(tag, config.page(), where)));
        if (!page.isArray()) {
            throw new Trouble(Fault.SILENT, "a timeline that is no list");
        }
        var statuses = new ArrayList<JsonNode>();
        page.forEach(statuses::add);
        return statuses;
    }

    /// A post as it reads now; empty when the server says that it is no more.
    Optional<JsonNode> find(String id) throws Trouble, InterruptedException {
        var answer = ask("/api/v1/statuses/" + encoded(id));
        if (answer.status() != NOT_FOUND && answer.status() != GONE) {
            return Optional.of(read(accepted(answer)));
        }
        // A server in disorder may say so of everything, but not in its own words.
        if (!read(answer).hasNonNull("error")) {
            throw new Trouble(Fault.SILENT, "not found by somebody else");
        }
        return Optional.empty();
    }

    /// Opens the stream of new posts; null when the server streams to nobody without a token, or not to us.
    @Nullable
    EventStream stream() throws Trouble, InterruptedException {
        return token == null ? null : http.open(streaming(), "/api/v1/streaming/hashtag?tag=" + tag, token);
    }

    /// Large servers stream from another host, and say so.
    private URI streaming() throws Trouble, InterruptedException {
        var answer = ask("/api/v2/instance");
        if (answer.status() != 200) {
            return server;
        }
        var told = StatusJson.text(read(answer).path("configuration").path("urls"), "streaming");
        return told == null
                ? server
                : reach.server(told.replaceFirst("^ws", "http")).orElse(server);
    }

    private Answer get(String path) throws Trouble, InterruptedException {
        return accepted(ask(path));
    }

    private Answer ask(String path) throws Trouble, InterruptedException {
        var until = notBefore;
        if (until != null && clock.instant().isBefore(until)) {
            throw new Trouble(Fault.ASKED_TOO_MUCH, "to be left alone", Duration.between(clock.instant(), until));
        }
        var answer = http.get(server, path, token);
        if (answer.status() == TOO_MANY) {
            var wait = wait(answer);
            notBefore = clock.instant().plus(wait);
            throw new Trouble(Fault.ASKED_TOO_MUCH, "429", wait);
        }
        if ("0".equals(answer.headers().get("X-RateLimit-Remaining"))) {
            notBefore = clock.instant().plus(wait(answer));
        }
        return answer;
    }

    private Answer accepted(Answer answer) throws Trouble {
        return switch (answer.status()) {
            case 200 -> answer;
            case 401, 403, 422 ->
                throw new Trouble(token == null ? Fault.REFUSED : Fault.TOKEN_REFUSED, "status " + answer.status());
            default ->
                throw new Trouble(answer.status() >= 500 ? Fault.SILENT : Fault.REFUSED, "status " + answer.status());
        };
    }

    /// How long the server wants to be left alone, as it says in one of two ways, within our own bounds.
    private Duration wait(Answer answer) {
        var seconds = answer.headers().get("Retry-After");
        var until = answer.headers().get("X-RateLimit-Reset");
        var wanted = config.retryMost();
        try {
            if (seconds != null) {
                wanted = Duration.ofSeconds(Long.parseLong(seconds.strip()));
            } else if (until != null) {
                wanted = Duration.between(clock.instant(), Instant.parse(until.strip()));
            }
        } catch (RuntimeException unreadable) {
            // Left alone for as long as after failures.
        }
        if (wanted.compareTo(config.waitMost()) > 0) {
            return config.waitMost();
        }
        return wanted.compareTo(config.retry()) < 0 ? config.retry() : wanted;
    }

    private JsonNode read(Answer answer) throws Trouble {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException none) {
            throw new Trouble(Fault.SILENT, "an answer that is no JSON");
        }
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
