package org.plenary.youth.facilitator;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.facilitator.FacilitatorForm.Mine;
import org.plenary.youth.facilitator.FacilitatorForm.Recording;
import org.plenary.youth.facilitator.FacilitatorForm.View;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// A facilitator's own standing, and what the lead records of all.
@Path("/api/v1/youth/conferences/{slug}/facilitators")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class FacilitatorResource {

    private final Gate gate;
    private final Facilitation facilitation;
    private final Facilitators facilitators;
    private final FacilitatorConfig config;
    private final Database database;
    private final Caller caller;

    FacilitatorResource(
            Gate gate,
            Facilitation facilitation,
            Facilitators facilitators,
            FacilitatorConfig config,
            Database database,
            Caller caller) {
        this.gate = gate;
        this.facilitation = facilitation;
        this.facilitators = facilitators;
        this.config = config;
        this.database = database;
        this.caller = caller;
    }

    @GET
    @Path("me")
    @Authenticated
    @Operation(operationId = "myYouthFacilitation", summary = "What you still lack to facilitate")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a facilitator")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response mine(@RestPath String slug) {
        var conference = gate.acting(slug, Role.FACILITATOR);
        return answer(facilitators.of(conference.id(), caller.subject()));
    }

    @PUT
    @Path("me")
    @Authenticated
    @Operation(
            operationId = "applyAsYouthFacilitator",
            summary = "Apply, with your account's name, so that the lead records your vetting; again changes nothing")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a facilitator")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response apply(@RestPath String slug) {
        var conference = gate.acting(slug, Role.FACILITATOR);
        return answer(facilitators.apply(
                conference.id(), caller.subject(), caller.claim("name").orElse(null)));
    }

    @GET
    @Authenticated
    @Operation(operationId = "listYouthFacilitators", summary = "All who have applied, with their vetting")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(
            @RestPath String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.acting(slug, Role.LEAD);
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var today = facilitation.today();
        var page = facilitators.list(conference.id(), begin, paging.probe()).stream()
                .map(facilitator -> View.of(facilitator, today))
                .toList();
        return Replies.personal(paging.page(page, uri, view -> view.subject().toString()));
    }

    @PUT
    @Path("{subject}")
    @Authenticated
    @Operation(
            operationId = "recordYouthFacilitator",
            summary =
                    "Record who has vetted them, until when, and when they were trained, in place of what was recorded")
    @RequestBody(content = @Content(schema = @Schema(implementation = Recording.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "403",
            description = "`roleNeeded`: not a safeguarding lead; `notYourself`: another lead records you")
    @APIResponse(responseCode = "404", description = "No such conference, or nobody who has applied")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response record(
            @RestPath String slug,
            @RestPath String subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Body<Recording> body) {
        var conference = gate.acting(slug, Role.LEAD);
        var person = Ids.parse(subject);
        if (person.equals(caller.subject())) {
            throw Problems.forbidden("notYourself", "Another safeguarding lead records your vetting.");
        }
        var form = body.read();
        var expected = Versions.expected(ifMatch);
        var today = facilitation.today();
        return FacilitatorForm.answer(
                database.transaction(transaction -> {
                    var held = held(transaction, conference.id(), person);
                    Versions.match(expected, held.version(), () -> View.of(held, today));
                    var wanted = body.check(form).in(held, today, today.plusYears(config.vettingYearsMost()));
                    return wanted.equals(held) ? held : facilitators.record(transaction, wanted, caller.subject());
                }),
                today);
    }

    @DELETE
    @Path("{subject}")
    @Authenticated
    @Operation(
            operationId = "endYouthFacilitator",
            summary = "Ends their facilitating at once; what was recorded of them is deleted")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference, or nobody who has applied")
    public Response end(
            @RestPath String slug, @RestPath String subject, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var conference = gate.acting(slug, Role.LEAD);
        var person = Ids.parse(subject);
        var expected = Versions.expected(ifMatch);
        database.inTransaction(transaction -> {
            var held = held(transaction, conference.id(), person);
            Versions.match(expected, held.version(), () -> View.of(held, facilitation.today()));
            facilitators.erase(transaction, held);
        });
        return Response.noContent().build();
    }

    private Response answer(Facilitator facilitator) {
        return Mine.answer(facilitator, caller.secondFactor(), facilitation.today());
    }

    private Facilitator held(Transaction transaction, UUID conference, UUID subject) {
        return facilitators
                .lock(transaction, conference, subject)
                .orElseThrow(() -> Problems.notFound("Nobody has applied to facilitate here under this id."));
    }
}
