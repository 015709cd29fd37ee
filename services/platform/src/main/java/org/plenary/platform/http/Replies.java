package org.plenary.platform.http;

import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// Answers to reads, with what caches may do with them.
public final class Replies {

    private static final String PERSONAL = "private, no-store";

    private Replies() {}

    /// A read that is the same for everyone: caches may keep it for `maxAge` and show it five times as long while they
    /// ask again. 304 when the caller has this version.
    public static Response shared(Request request, ResponseBuilder answer, String tag, Duration maxAge) {
        return conditional(request, answer, tag, publicly(maxAge));
    }

    /// A read that is one person's: no cache keeps it. 304 when the caller has this version.
    public static Response personal(Request request, ResponseBuilder answer, String tag) {
        return conditional(request, answer, tag, PERSONAL);
    }

    /// As [#shared] for what changes without its version, which the tag is: never 304.
    public static Response sharedAlways(ResponseBuilder answer, String tag, Duration maxAge) {
        return answer.tag(tag).header(CACHE_CONTROL, publicly(maxAge)).build();
    }

    /// As [#personal] for what changes without its version, which the tag is: never 304.
    public static Response personalAlways(ResponseBuilder answer, String tag) {
        return personal(answer.tag(tag));
    }

    /// An answer for one person, which no cache keeps.
    public static Response personal(ResponseBuilder answer) {
        return answer.header(CACHE_CONTROL, PERSONAL).build();
    }

    /// A tag for something without a version of its own, from what makes it up.
    public static String tagOf(Object... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static String publicly(Duration maxAge) {
        return "public, max-age=%d, stale-while-revalidate=%d".formatted(maxAge.toSeconds(), 5 * maxAge.toSeconds());
    }

    private static Response conditional(Request request, ResponseBuilder answer, String tag, String cacheControl) {
        var entityTag = new EntityTag(tag);
        var unmet = request.evaluatePreconditions(entityTag);
        if (unmet != null && unmet.build().getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw Problems.changed(answer.build().getEntity());
        }
        return (unmet == null ? answer : unmet)
                .tag(entityTag)
                .header(CACHE_CONTROL, cacheControl)
                .build();
    }
}
