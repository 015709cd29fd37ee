package org.plenary.qna.social;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Paging.Page;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.qna.programme.Organised;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.social.Posts.Unrouted;
import org.plenary.qna.social.Source.Kind;
import org.plenary.qna.social.Sources.Added;
import org.plenary.qna.social.Sources.Doing;

/// Where a conference's posts come from, for its organisers.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class SourceResource {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SERVER = 300;
    private static final int LONGEST_TOKEN = 500;

    /// A source to add: `server`, and `accessToken` where there is one, for `mastodon` alone.
    @Schema(name = "AddSource")
    record Form(
            @NotNull @Pattern(regexp = "webhook|mastodon", message = "must be webhook or mastodon")
            String kind,

            @NotNull @PlainText(max = LONGEST_NAME, oneLine = true)
            String name,

            @Nullable @Size(max = LONGEST_SERVER, message = "is too long")
            String server,

            @Nullable
            @Size(max = LONGEST_TOKEN, message = "is too long")
            @Pattern(regexp = "[\\x21-\\x7E]+", message = "is no token")
            String accessToken) {}

    /// What is wrong with a source.
    ///
    /// @param code `serverSilent`, `serverRefused`, `tokenRefused`, `addressRefused`, `rateLimited` or
    ///     `noHashtag`
    @Schema(name = "SourceError")
    record LastError(String code, Instant at) {}

    /// A source and how it is doing.
    ///
    /// @param server of a Mastodon server, its address
    /// @param address of a webhook, where it delivers to
    /// @param accepted how many posts became questions
    /// @param unrouted how many did not, see the list
    /// @param keptOut how many were too much from one author
    /// @param withdrawn how many questions went with their posts
    @Schema(name = "Source")
    record Shown(
            UUID id,
            String kind,
            String name,
            @Nullable String server,
            @Nullable String address,
            Instant createdAt,
            @Nullable Instant lastPostAt,
            @Nullable LastError lastError,
            long accepted,
            long unrouted,
            long keptOut,
            long withdrawn) {

        static Shown of(Doing doing) {
            var source = doing.source();
            var error = doing.lastError() == null || doing.lastErrorAt() == null
                    ? null
                    : new LastError(doing.lastError(), doing.lastErrorAt());
            var server = source.kind() instanceof Kind.Mastodon(URI at) ? at.toString() : null;
            return new Shown(
                    source.id(),
                    server == null ? "webhook" : "mastodon",
                    source.name(),
                    server,
                    server == null ? "/api/v1/qna/hooks/" + source.id() : null,
                    doing.createdAt(),
                    doing.lastPostAt(),
                    error,
                    doing.accepted(),
                    doing.unrouted(),
                    doing.keptOut(),
                    doing.withdrawn());
        }
    }

    /// @param secret what a webhook's deliveries are signed with, shown this once; null for other
    ///     sources
    @Schema(name = "AddedSource")
    record New(@JsonUnwrapped Shown source, @Nullable String secret) {}

    private final Organised organised;
    private final Sources sources;
    private final Posts posts;
    private final Reach reach;
    private final Idempotency idempotency;

    SourceResource(Organised organised, Sources sources, Posts posts, Reach reach, Idempotency idempotency) {
        this.organised = organised;
        this.sources = sources;
        this.posts = posts;
        this.reach = reach;
        this.idempotency = idempotency;
    }

    @GET
    @Path("/conferences/{slug}/sources")
    @Operation(operationId = "listSources", summary = "Where the conference's posts come from, and how that is doing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference, or not yours to know")
    public Response list(@PathParam("slug") String slug) {
        var conference = organised.conference(slug);
        return Replies.personal(Response.ok(
                new Page<>(sources.list(conference).stream().map(Shown::of).toList())));
    }

    @POST
    @Path("/conferences/{slug}/sources")
    @Operation(
            operationId = "addSource",
            summary = "Adds a source; a webhook's address and its secret, which is shown this once, come with it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Form.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = New.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference, or not yours to know")
    @APIResponse(responseCode = "409", description = "`tooManySources`, `secretAlreadyShown`")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response add(@PathParam("slug") String slug, Body<Form> body) {
        var conference = organised.conference(slug);
        var form = body.valid();
        var kind = kind(form);
        return kind instanceof Kind.Webhook
                ? idempotency.onceWithSecret(form, () -> added(slug, sources.add(conference, kind, form.name(), null)))
                : idempotency.once(
                        form, () -> added(slug, sources.add(conference, kind, form.name(), form.accessToken())));
    }

    private Kind kind(Form form) {
        if ("webhook".equals(form.kind())) {
            if (form.server() != null || form.accessToken() != null) {
                throw Problems.invalid(
                        form.server() == null ? "accessToken" : "server", "is for a Mastodon server alone");
            }
            return new Kind.Webhook();
        }
        var server = form.server() == null ? null : reach.server(form.server()).orElse(null);
        if (server == null) {
            throw Problems.invalid("server", "must be an address such as https://example.org");
        }
        return switch (reach.find(server)) {
            case Reach.Found.At(var address, var host, var port, var tls) -> new Kind.Mastodon(server);
            case Reach.Found.Refused() -> throw Problems.invalid("server", "is not a public server");
            case Reach.Found.Unknown() -> throw Problems.invalid("server", "is not known to the name service");
        };
    }

    private Response added(String slug, Added added) {
        return switch (added) {
            case Added.Done(Doing source, var secret) ->
                Replies.personal(Response.created(URI.create("/api/v1/qna/conferences/%s/sources/%s"
                                .formatted(slug, source.source().id())))
                        .entity(new New(Shown.of(source), secret)));
            case Added.Full() ->
                throw Problems.conflict("tooManySources", "The conference has as many sources as it may have.");
        };
    }

    @POST
    @Path("/conferences/{slug}/sources/{id}/secret")
    @Operation(
            operationId = "renewSourceSecret",
            summary = "Another secret for a webhook, shown this once; the one before ends now")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = New.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference or source, or not yours to know")
    @APIResponse(responseCode = "409", description = "`noWebhook`, `secretAlreadyShown`")
    @APIResponse(responseCode = "422", description = "`keyReused`")
    public Response renew(@PathParam("slug") String slug, @PathParam("id") String id) {
        var doing = found(organised.conference(slug), Ids.parse(id));
        if (!(doing.source().kind() instanceof Kind.Webhook)) {
            throw Problems.conflict("noWebhook", "Only what is delivered to us is signed.");
        }
        return idempotency.onceWithSecret(Map.of(), () -> {
            var secret = sources.renew(doing.source().id());
            return Replies.personal(Response.status(Response.Status.CREATED).entity(new New(Shown.of(doing), secret)));
        });
    }

    @DELETE
    @Path("/conferences/{slug}/sources/{id}")
    @Operation(operationId = "removeSource", summary = "Takes a source away; what was asked in its posts stays")
    @APIResponse(responseCode = "204", description = "There is no such source any more")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference or source, or not yours to know")
    public Response remove(@PathParam("slug") String slug, @PathParam("id") String id) {
        var conference = organised.conference(slug);
        var source = Ids.parse(id);
        if (!sources.isRemoved(conference, source)) {
            sources.remove(found(conference, source).source().id());
        }
        return Response.noContent().build();
    }

    @GET
    @Path("/conferences/{slug}/sources/{id}/unrouted")
    @Operation(operationId = "listUnroutedPosts", summary = "Posts that became no question, and why, the latest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Unrouted.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser")
    @APIResponse(responseCode = "404", description = "No such conference or source, or not yours to know")
    public Response unrouted(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var source = found(organised.conference(slug), Ids.parse(id)).source();
        var paging = Paging.of(limit, after, uri);
        var before = paging.after() == null ? null : Ids.parse(paging.after());
        return Replies.personal(paging.page(posts.unrouted(source.id(), before, paging.probe()), uri, post -> post.id()
                .toString()));
    }

    private Doing found(UUID conference, UUID id) {
        return sources.find(conference, id).orElseThrow(Gate::unknown);
    }
}
