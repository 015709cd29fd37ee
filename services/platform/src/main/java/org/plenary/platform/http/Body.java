package org.plenary.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems.FieldError;

/// A request's body, not yet looked at: a resource opens it after it knows the caller's right, so that
/// refusals come in the order the public surface promises.
///
/// @param <T> what the JSON describes
public final class Body<T> {

    private final byte[] bytes;
    private final int limit;
    private final @Nullable MediaType type;
    private final JavaType target;
    private final ObjectMapper json;
    private final Validator validator;

    Body(byte[] bytes, int limit, @Nullable MediaType type, JavaType target, ObjectMapper json, Validator validator) {
        this.bytes = bytes;
        this.limit = limit;
        this.type = type;
        this.target = target;
        this.json = json;
        this.validator = validator;
    }

    /// The body as it came.
    ///
    /// @param accepted media types without parameters, such as `application/xml`
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 when it is larger than its [BodyLimit],
    ///     415 when its type is not among `accepted`
    public byte[] bytes(String... accepted) {
        if (bytes.length > limit) {
            throw Problems.of(413, "tooLarge", "At most %,d bytes are taken here.".formatted(limit))
                    .build();
        }
        if (!List.of(accepted).contains(mediaType())) {
            throw Problems.of(415, "unsupportedMediaType", "Taken here: %s.".formatted(String.join(", ", accepted)))
                    .build();
        }
        return bytes.clone();
    }

    /// The body's media type without parameters, in lower case; empty when none was said.
    public String mediaType() {
        return type == null ? "" : (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    /// Parses the JSON without judging its content.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413, 415 as [#bytes]; 400 when it is no
    ///     such JSON
    public T read() {
        var accepted = mediaType().endsWith("+json") ? mediaType() : MediaType.APPLICATION_JSON;
        try {
            T value = json.readerFor(target)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(bytes(accepted));
            if (value == null) {
                throw Problems.malformed("malformed", "A JSON object is needed.");
            }
            return value;
        } catch (JsonMappingException wrong) {
            throw Problems.malformed("malformed", "Cannot read %s.".formatted(place(wrong)));
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw Problems.malformed(
                    "malformed",
                    at == null
                            ? "That is not JSON."
                            : "That is not JSON: line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    /// Judges what [#read] gave by its Bean Validation constraints.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 `invalid`, or `text.control` when a
    ///     text holds forbidden characters, with each field's message
    public T check(T value) {
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (violations.isEmpty()) {
            return value;
        }
        var control =
                violations.stream().anyMatch(violation -> violation.getMessage().equals(PlainText.CONTROL));
        var errors = violations.stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
        throw Problems.invalid(control ? "text.control" : "invalid", errors);
    }

    /// As JSON has it, such as `words[3]`: the validator names what is in a list once more.
    private static String field(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().replaceAll("\\.<[a-z ]+>", "");
    }

    /// Reads and checks, where no precondition stands between the two.
    public T valid() {
        return check(read());
    }

    private static String place(JsonMappingException wrong) {
        var path = new StringBuilder();
        wrong.getPath().forEach(reference -> {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        });
        return path.isEmpty() ? "this JSON" : "the field " + path;
    }
}
