package org.plenary.platform.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists in pages: `?limit=` and an opaque `?after=`, answered as `{"items": […]}` with a `Link` to the next page.
///
/// @param limit how many items the page takes
/// @param after where the page begins, as the store wrote it; null for the first page
public record Paging(int limit, @Nullable String after) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// One page, as JSON has it.
    public record Page<T>(List<T> items) {}

    /// Reads the query parameters.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when they cannot be read, 422 when the limit is
    ///     outside 1 to 200
    public static Paging of(@Nullable String limit, @Nullable String after) {
        return new Paging(limit == null ? USUAL : number(limit), after == null ? null : decoded(after));
    }

    /// How many rows a store asks for: one more than the page, to know whether there is another.
    public int probe() {
        return limit + 1;
    }

    /// Answers with the page.
    ///
    /// @param probed what the store gave for [#probe]
    /// @param cursor where a page after this item begins
    public <T> Response.ResponseBuilder page(List<T> probed, UriInfo uri, Function<T, String> cursor) {
        var items = probed.size() > limit ? probed.subList(0, limit) : probed;
        var response = Response.ok(new Page<>(items));
        if (probed.size() > limit) {
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", encoded(cursor.apply(items.getLast())))
                    .build();
            response.header("Link", "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
        }
        return response;
    }

    private static int number(String limit) {
        int value;
        try {
            value = Integer.parseInt(limit);
        } catch (NumberFormatException noNumber) {
            throw Problems.malformed("malformed", "limit takes a number.");
        }
        if (value < 1 || value > MOST) {
            throw Problems.invalid("limit", "must be between 1 and " + MOST);
        }
        return value;
    }

    private static String decoded(String after) {
        try {
            return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw Problems.malformed("malformed", "after takes what a Link gave.");
        }
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }
}
