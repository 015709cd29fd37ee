package org.plenary.qna.hook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Problems;
import org.plenary.qna.social.Happening;
import org.plenary.qna.social.Post;
import org.plenary.qna.social.Router;
import org.plenary.qna.social.Router.Taken;
import org.plenary.qna.social.Sources;

/// Takes deliveries of posts.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class HookResource {

    private static final String TYPES = "post\\.(created|updated|deleted)";
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_TAG = 200;
    private static final int MOST_TAGS = 100;
    private static final int LONGEST_DELIVERY = 200;

    /// For webhooks that do not exist: they are refused after the same work.
    private static final String NOBODYS = Base64.getEncoder().encodeToString(new byte[32]);

    /// What is delivered: that a post was created, updated or deleted.
    ///
    /// @param timestamp when that happened
    @Schema(name = "Delivery")
    record Delivery(
            @NotNull @Pattern(regexp = TYPES, message = "must be post.created, post.updated or post.deleted")
            String type,

            @Nullable Instant timestamp,

            @NotNull @Valid DeliveredPost data) {}

    /// The post; of one that was deleted, its id is enough.
    ///
    /// @param id what the sender calls it, the same in each delivery about it
    /// @param url where it is read
    /// @param author such as `@ada@example.org`
    /// @param text plain, as it was posted
    /// @param language BCP 47
    /// @param tags with or without `#`; those in the text count when this is left out
    @Schema(name = "DeliveredPost")
    record DeliveredPost(
            @NotEmpty @Size(max = LONGEST_NAME, message = "is too long")
            String id,

            @Nullable @Size(max = LONGEST_LINK, message = "is too long")
            String url,

            @Nullable @Size(max = LONGEST_NAME, message = "is too long")
            String author,

            @Nullable String text,

            @Nullable String language,

            @Nullable @Size(max = MOST_TAGS, message = "are too many")
            List<@NotNull @Size(max = LONGEST_TAG, message = "is too long") String> tags,

            @Nullable Instant postedAt) {}

    /// What came of a delivery.
    ///
    /// @param outcome `waiting`, `unrouted`, `keptOut`, `corrected`, `gone`, or `known` when nothing changed
    /// @param reason why it became no question; null unless it is `unrouted`
    @Schema(name = "Delivered")
    record Delivered(String outcome, @Nullable String reason) {}

    private final Sources sources;
    private final Router router;

    HookResource(Sources sources, Router router) {
        this.sources = sources;
        this.router = router;
    }

    @POST
    @Path("/hooks/{source}")
    @Operation(
            operationId = "deliverPost",
            summary = "Takes a signed delivery about a post (Standard Webhooks); needs no login")
    @RequestBody(content = @Content(schema = @Schema(implementation = Delivery.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Delivered.class)))
    @APIResponse(
            responseCode = "401",
            description =
                    "`signatureNeeded`: no good signature, one that is older than five minutes, or no such webhook")
    @APIResponse(responseCode = "422", description = "`invalid`")
    @APIResponse(responseCode = "429", description = "`tooManyPosts`: deliver it again later")
    public Response deliver(
            @PathParam("source") String source,
            @HeaderParam("webhook-id") @Nullable String delivery,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            Body<Delivery> body) {
        // Whatever its type says: what is not signed is not told what would be read.
        var bytes = body.bytes(body.mediaType());
        var id = verified(source, delivery, timestamp, signature, bytes);
        var told = happening(body.valid());
        return answer(router.take(id, delivery, told));
    }

    private UUID verified(
            String source,
            @Nullable String delivery,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] bytes) {
        if (delivery == null
                || delivery.isEmpty()
                || delivery.length() > LONGEST_DELIVERY
                || timestamp == null
                || signature == null) {
            throw unsigned();
        }
        var id = id(source);
        var secret = id == null ? null : sources.webhookSecret(id).orElse(null);
        try {
            new Webhook(secret == null ? NOBODYS : secret)
                    .verify(
                            new String(bytes, StandardCharsets.UTF_8),
                            Map.of(
                                    Webhook.UNBRANDED_MSG_ID_KEY, List.of(delivery),
                                    Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, List.of(timestamp),
                                    Webhook.UNBRANDED_MSG_SIGNATURE_KEY, List.of(signature)));
        } catch (WebhookVerificationException wrong) {
            throw unsigned();
        }
        if (secret == null) {
            throw unsigned();
        }
        return Objects.requireNonNull(id);
    }

    private static @Nullable UUID id(String source) {
        try {
            return Ids.parse(source);
        } catch (HttpProblem none) {
            return null;
        }
    }

    private static HttpProblem unsigned() {
        return Problems.of(401, "signatureNeeded", "This takes what is signed with the webhook's secret, just now.")
                .build();
    }

    private static Happening happening(Delivery delivery) {
        var data = delivery.data();
        if ("post.deleted".equals(delivery.type())) {
            return new Happening.Deleted(data.id());
        }
        if (data.text() == null) {
            throw Problems.invalid("data.text", "must be there");
        }
        if (data.author() == null) {
            throw Problems.invalid("data.author", "must be there");
        }
        var post = new Post(
                data.id(),
                data.url(),
                data.url(),
                data.author(),
                data.text(),
                data.language(),
                data.tags() == null ? List.of() : data.tags(),
                data.postedAt());
        return "post.created".equals(delivery.type()) ? new Happening.Written(post) : new Happening.Edited(post);
    }

    private static Response answer(Taken taken) {
        return switch (taken) {
            case Taken.Waiting(UUID question) -> ok("waiting");
            case Taken.Unrouted(var why) ->
                Response.ok(new Delivered("unrouted", why.word())).build();
            case Taken.KeptOut() -> ok("keptOut");
            case Taken.Corrected() -> ok("corrected");
            case Taken.Gone() -> ok("gone");
            case Taken.Known() -> ok("known");
            case Taken.TooFast(var retryAfter) ->
                throw Problems.tooMany("tooManyPosts", "That is more than is taken in a minute.", retryAfter);
            case Taken.NoSource() -> throw unsigned();
        };
    }

    private static Response ok(String outcome) {
        return Response.ok(new Delivered(outcome, null)).build();
    }
}
