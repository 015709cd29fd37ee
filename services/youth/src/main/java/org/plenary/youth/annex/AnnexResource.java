package org.plenary.youth.annex;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.annex.AnnexAnswer.View;
import org.plenary.youth.annex.Annexes.Publishing;
import org.plenary.youth.conference.Access;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// A conference's annex: published by who answers for the forum, read by everybody who may know of the conference.
@Path("/api/v1/youth/conferences/{slug}/annex")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class AnnexResource {

    /// A consent taken back acts within a minute: caches show an answer for six times as long.
    private static final Duration CHANGING = Duration.ofSeconds(10);

    private static final Duration FIXED = Duration.ofDays(1);

    private final Gate gate;
    private final Annexes annexes;
    private final AnnexReading reading;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    AnnexResource(
            Gate gate,
            Annexes annexes,
            AnnexReading reading,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.annexes = annexes;
        this.reading = reading;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getYouthAnnex",
            summary = "The latest version, with what the conference answers and what is open")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or nothing published yet")
    public Response get(@RestPath String slug, @Context Request request) {
        var conference = gate.enter(slug);
        var view = reading.of(annexes.latest(conference.id()).orElseThrow(AnnexResource::unknown));
        return reply(conference, request, Response.ok(view), Replies.tagOf(view), CHANGING);
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "publishYouthAnnex",
            summary =
                    "Publishes and signs what the rooms have adopted, as the next version; the same again is no new one")
    @APIResponse(
            responseCode = "200",
            description = "The latest version says the same",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: neither safeguarding lead nor organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "409", description = "`nothingAdopted`")
    public Response publish(@RestPath String slug) {
        var conference = gate.acting(slug, Role.LEAD, Role.ORGANISER);
        return idempotency.once("", () -> switch (database.transaction(
                transaction -> annexes.publish(transaction, conference, caller.subject()))) {
            case Publishing.Published(var annex) ->
                Replies.personal(Response.created(URI.create(
                                "/api/v1/youth/conferences/%s/annex/%d.json".formatted(slug, annex.version())))
                        .entity(reading.of(annex)));
            case Publishing.Unchanged(var annex) -> Replies.personal(Response.ok(reading.of(annex)));
            case Publishing.Nothing() ->
                throw Problems.conflict("nothingAdopted", "No room has adopted a conclusion yet.");
        });
    }

    @GET
    @Path("{version}.json")
    @Operation(operationId = "getYouthAnnexVersion", summary = "What was signed of a version, byte by byte")
    @APIResponse(responseCode = "200", description = "JSON in the canonical form of RFC 8785")
    @APIResponse(responseCode = "404", description = "No such conference or version")
    public Response signed(@RestPath String slug, @RestPath int version, @Context Request request) {
        return file(slug, version, request, MediaType.APPLICATION_JSON, Annex::bytes);
    }

    @GET
    @Path("{version}.sig")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getYouthAnnexSignature", summary = "The signature of a version: Ed25519, 64 bytes")
    @APIResponse(responseCode = "200", description = "The signature, raw")
    @APIResponse(responseCode = "404", description = "No such conference or version")
    public Response signature(@RestPath String slug, @RestPath int version, @Context Request request) {
        return file(slug, version, request, MediaType.APPLICATION_OCTET_STREAM, Annex::signature);
    }

    private Response file(String slug, int version, Request request, String type, Function<Annex, byte[]> content) {
        var conference = gate.enter(slug);
        var annex = annexes.find(conference.id(), version).orElseThrow(AnnexResource::unknown);
        return reply(
                conference,
                request,
                Response.ok(content.apply(annex), type),
                HexFormat.of().formatHex(annex.digest()),
                FIXED);
    }

    private static Response reply(
            Conference conference, Request request, Response.ResponseBuilder answer, String tag, Duration maxAge) {
        return conference.access() == Access.INVITATION
                ? Replies.personal(request, answer, tag)
                : Replies.shared(request, answer, tag, maxAge);
    }

    private static HttpProblem unknown() {
        return Problems.notFound("Nothing is published here.");
    }
}
