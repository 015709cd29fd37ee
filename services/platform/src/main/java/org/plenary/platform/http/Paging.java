package org.plenary.platform.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// Lists in pages: `?limit=` and an opaque `?after=`, answered as `{"items": […]}` with a `Link` to the next page. What
/// comes back as `after` is sealed for its list, so a store is only ever asked for places that it gave.
///
/// @param limit how many items the page takes
/// @param after where the page begins, as the store wrote it; null for the first page
public record Paging(int limit, @Nullable String after) {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int SEAL_LENGTH = 12;

    /// One page, as JSON has it.
    public record Page<T>(List<T> items) {}

    /// Reads the query parameters.
    ///
    /// @param uri the list's address: a place in another list is none in this
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when they cannot be read, 422 when the limit is
    ///     outside 1 to 200
    public static Paging of(@Nullable String limit, @Nullable String after, UriInfo uri) {
        return new Paging(limit == null ? USUAL : number(limit), after == null ? null : decoded(after, uri.getPath()));
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
                    .replaceQueryParam("after", encoded(cursor.apply(items.getLast()), uri.getPath()))
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

    private static String decoded(String after, String list) {
        try {
            var bytes = Base64.getUrlDecoder().decode(after);
            int end = bytes.length - SEAL_LENGTH;
            if (end >= 0
                    && MessageDigest.isEqual(seal(bytes, end, list), Arrays.copyOfRange(bytes, end, bytes.length))) {
                return new String(bytes, 0, end, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException notOurs) {
            // Refused below.
        }
        throw Problems.malformed("malformed", "after takes what a Link gave.");
    }

    private static String encoded(String cursor, String list) {
        var bytes = cursor.getBytes(StandardCharsets.UTF_8);
        var sealed = Arrays.copyOf(bytes, bytes.length + SEAL_LENGTH);
        System.arraycopy(seal(bytes, bytes.length, list), 0, sealed, bytes.length, SEAL_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static byte[] seal(byte[] bytes, int length, String list) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(SealKey.KEY);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(bytes, 0, length);
            return Arrays.copyOf(mac.doFinal(), SEAL_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    /// The service's own secret, which all its replicas share.
    private static final class SealKey {

        private static final SecretKeySpec KEY = new SecretKeySpec(
                ConfigProvider.getConfig()
                        .getValue("quarkus.oidc.credentials.secret", String.class)
                        .getBytes(StandardCharsets.UTF_8),
                "HmacSHA256");
    }
}
