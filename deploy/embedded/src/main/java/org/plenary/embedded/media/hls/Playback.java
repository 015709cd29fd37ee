package org.plenary.embedded.media.hls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Answers players: `/{path}/index.m3u8`, `/{path}/video.m3u8`, `/{path}/audio.m3u8` and the segments they name.
///
/// The sound alone also has the name that MediaMTX gives it, `audio2_stream.m3u8`, so that one address fits both.
/// Any origin may read: who knows the path may watch. While an encoder has just connected, a playlist is held back
/// until there is something in it.
public final class Playback implements HttpHandler {

    private static final Pattern RESOURCE =
            Pattern.compile("/([A-Za-z0-9_-]{1,64})/(index|video|audio|audio2_stream)(?:-(\\d{1,18}))?\\.(m3u8|ts)");

    /// The first segment takes as long as the encoder's first two key frames.
    private static final Duration FIRST_SEGMENT_LIMIT = Duration.ofSeconds(8);

    private final Function<String, Optional<Renditions>> streams;

    /// @param streams finds what can be watched under a path
    public Playback(Function<String, Optional<Renditions>> streams) {
        this.streams = streams;
    }

    /// What is sent back.
    private record Answer(String type, String caching, byte[] content) {

        static Answer playlist(String text) {
            return new Answer("application/vnd.apple.mpegurl", "no-cache", text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer segment(Segment segment) {
            return new Answer("video/mp2t", "public, max-age=60, immutable", segment.content());
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("X-Content-Type-Options", "nosniff");
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> answer(exchange);
                case "OPTIONS" -> {
                    headers.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
                    headers.set("Access-Control-Max-Age", "86400");
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> {
                    headers.set("Allow", "GET, HEAD, OPTIONS");
                    exchange.sendResponseHeaders(405, -1);
                }
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var found = find(exchange.getRequestURI().getRawPath());
        var headers = exchange.getResponseHeaders();
        if (found.isEmpty()) {
            headers.set("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        var answer = found.get();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", answer.caching());
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(answer.content().length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, answer.content().length);
            exchange.getResponseBody().write(answer.content());
        }
    }

    private Optional<Answer> find(String resource) {
        var match = RESOURCE.matcher(resource);
        if (!match.matches()) {
            return Optional.empty();
        }
        var stream = streams.apply(match.group(1)).orElse(null);
        if (stream == null) {
            return Optional.empty();
        }
        var rendition = match.group(2).startsWith("audio") ? stream.audio() : stream.video();
        var number = match.group(3);
        if (match.group(4).equals("ts")) {
            return number == null
                    ? Optional.empty()
                    : rendition.segment(Long.parseLong(number)).map(Answer::segment);
        }
        if (number != null || !isThere(stream, rendition)) {
            return Optional.empty();
        }
        return match.group(2).equals("index")
                ? stream.master().map(Answer::playlist)
                : Optional.of(Answer.playlist(rendition.playlist()));
    }

    private static boolean isThere(Renditions stream, Rendition rendition) {
        try {
            return rendition.awaitSegment(stream.receiving() ? FIRST_SEGMENT_LIMIT : Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
