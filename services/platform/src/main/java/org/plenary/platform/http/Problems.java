package org.plenary.platform.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The refusals, as exceptions to throw at the edge of a service. Each has a stable `code` for programs and a
/// `detail` for people.
public final class Problems {

    /// One field of a form that was not accepted.
    public record FieldError(String field, String message) {}

    private Problems() {}

    /// 400: the request cannot be parsed.
    public static HttpProblem malformed(String code, String detail) {
        return of(400, code, detail).build();
    }

    /// 403: the caller may not do this.
    public static HttpProblem forbidden(String code, String detail) {
        return of(403, code, detail).build();
    }

    /// 404: unknown, or not the caller's to know.
    public static HttpProblem notFound(String detail) {
        return of(404, "notFound", detail).build();
    }

    /// 409: would be right in another state.
    public static HttpProblem conflict(String code, String detail) {
        return of(409, code, detail).build();
    }

    /// 412: the thing has changed since the caller saw it; `current` is what it is now.
    public static HttpProblem changed(Object current) {
        return of(412, "changed", "This has changed since you saw it.")
                .with("current", current)
                .build();
    }

    /// 422: readable, but against a rule that the code names.
    public static HttpProblem unprocessable(String code, String detail) {
        return of(422, code, detail).build();
    }

    /// 422 `invalid`: fields are wrong.
    public static HttpProblem invalid(List<FieldError> errors) {
        return invalid("invalid", errors);
    }

    /// 422 with a more telling code than `invalid`.
    public static HttpProblem invalid(String code, List<FieldError> errors) {
        return of(422, code, "Some of what you sent cannot be taken as it is.")
                .with("errors", errors)
                .build();
    }

    /// 422 `invalid` for one field.
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /// 429: too much in too short a time.
    public static HttpProblem tooMany(String code, String detail, Duration retryAfter) {
        return of(429, code, detail)
                .withHeader("Retry-After", Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    /// 503: a part that is needed gives no answer just now.
    public static HttpProblem unavailable(String code, String detail) {
        return of(503, code, detail).withHeader("Retry-After", 2).build();
    }

    /// A problem of any status, to be built further.
    public static HttpProblem.Builder of(int status, String code, String detail) {
        return HttpProblem.builder()
                .withType(type(code))
                .withTitle(title(status))
                .withStatus(status)
                .withDetail(detail)
                .with("code", code);
    }

    static URI type(String code) {
        return URI.create("urn:plenary:problem:" + code);
    }

    static String title(int status) {
        return switch (status) {
            case 422 -> "Unprocessable Content";
            default -> {
                var known = Status.fromStatusCode(status);
                yield known == null ? "Error" : known.getReasonPhrase();
            }
        };
    }
}
