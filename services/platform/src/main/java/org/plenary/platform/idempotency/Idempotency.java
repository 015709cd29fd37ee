package org.plenary.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.platform.seal.Seal;

/// Runs the current request's write once for its `Idempotency-Key`; without the header, just runs it.
///
/// Every call is one transaction, which stores called within join.
@RequestScoped
public class Idempotency {

    private static final int LONGEST_KEY = 200;
    private static final String PURPOSE = "answer";

    private final Database database;
    private final Answers answers;
    private final Caller caller;
    private final HttpServerRequest request;
    private final ObjectMapper json;

    Idempotency(Database database, Answers answers, Caller caller, HttpServerRequest request, ObjectMapper json) {
        this.database = database;
        this.answers = answers;
        this.caller = caller;
        this.request = request;
        this.json = json;
    }

    /// Runs `write` in a transaction, or gives the answer it gave before.
    ///
    /// @param body what was asked, to tell a repetition from another request under the same key
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 `keyReused` for another body under the same key, 409
    ///     `inFlight` while the first request is still running
    public Response once(Object body, Supplier<Response> write) {
        return run(body, write, false);
    }

    /// As [#once] for an answer that shows a secret: a repetition is 409 `secretAlreadyShown`, and nothing of the
    /// answer is stored.
    public Response onceWithSecret(Object body, Supplier<Response> write) {
        return run(body, write, true);
    }

    private Response run(Object body, Supplier<Response> write, boolean secret) {
        var key = request.getHeader("Idempotency-Key");
        return database.transaction(transaction -> {
            if (key == null) {
                return write.get();
            }
            if (key.isBlank() || key.length() > LONGEST_KEY) {
                throw Problems.malformed("malformed", "Idempotency-Key takes 1 to 200 characters.");
            }
            // Answers of before they were sealed have another scope, and are not found.
            var scope = Replies.tagOf(PURPOSE, caller.subject(), request.method(), request.path(), key);
            var seal = new Seal(key, PURPOSE);
            var asked = Replies.tagOf(key, text(body));
            var stored = answers.find(transaction, scope, seal);
            if (stored != null) {
                return replay(stored, asked, secret);
            }
            var response = write.get();
            answers.keep(transaction, scope, seal, answer(response, asked, secret));
            return response;
        });
    }

    private static Response replay(Answer stored, String asked, boolean secret) {
        if (!stored.asked().equals(asked)) {
            throw Problems.unprocessable("keyReused", "This Idempotency-Key stands for another request.");
        }
        if (secret) {
            throw Problems.conflict("secretAlreadyShown", "This was shown once and is not shown again.");
        }
        var response = Response.status(stored.status()).type(MediaType.APPLICATION_JSON);
        if (stored.body() != null) {
            response.entity(stored.body());
        }
        if (stored.location() != null) {
            response.header("Location", stored.location());
        }
        if (stored.tag() != null) {
            response.header("ETag", stored.tag());
        }
        return response.build();
    }

    private Answer answer(Response response, String asked, boolean secret) {
        return new Answer(
                asked,
                response.getStatus(),
                secret || response.getEntity() == null ? null : text(response.getEntity()),
                header(response, "Location"),
                header(response, "ETag"));
    }

    private static @Nullable String header(Response response, String name) {
        var value = response.getHeaders().getFirst(name);
        return value == null ? null : value.toString();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unserialisable) {
            throw new IllegalStateException("What is answered can be written as JSON", unserialisable);
        }
    }
}
