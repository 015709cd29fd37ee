package org.plenary.registration.role;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.registration.role.Roles.Giving;
import org.plenary.registration.role.Roles.Holder;

/// Roles, as organisers give and take them.
@Path("/api/v1/registration/conferences/{slug}/roles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Roles")
public class RoleResource {

    private static final int MOST_WORDS = 20;

    private final Gate gate;
    private final Roles roles;
    private final Caller caller;

    RoleResource(Gate gate, Roles roles, Caller caller) {
        this.gate = gate;
        this.roles = roles;
        this.caller = caller;
    }

    /// What an organiser sends.
    @Schema(name = "RolesGiving")
    record Give(
            @NotNull
            @Size(max = MOST_WORDS)
            @Schema(description = "All roles of the person; an empty list takes them all away.")
            @Nullable
            List<@NotNull String> roles) {}

    /// Somebody with roles.
    @Schema(name = "RoleHolder")
    record View(
            UUID subject,
            @Nullable String name,

            @Schema(
                    enumeration = {
                        "chair",
                        "moderator",
                        "producer",
                        "captioner",
                        "facilitator",
                        "speaker",
                        "organiser",
                        "lead"
                    })
            List<String> roles) {

        static View of(Holder holder) {
            return new View(
                    holder.subject(),
                    holder.name(),
                    holder.roles().stream().map(Role::word).toList());
        }
    }

    @GET
    @Authenticated
    @Operation(operationId = "listRoles", summary = "Everybody with a role at the conference")
    @APIResponse(
            responseCode = "200",
            description = "A page of people, with their names where they registered with one",
            content = @Content(schema = @Schema(implementation = Paging.Page.class)))
    @APIResponse(responseCode = "403", description = "Not an organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response list(
            @RestPath String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.organise(slug);
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var holders = roles.holders(conference.id(), begin, paging.probe()).stream()
                .map(View::of)
                .toList();
        return Replies.personal(
                paging.page(holders, uri, holder -> holder.subject().toString()));
    }

    @PUT
    @Path("{subject}")
    @Authenticated
    @Operation(operationId = "giveRoles", summary = "Give a person exactly these roles, at once")
    @RequestBody(content = @Content(schema = @Schema(implementation = Give.class)))
    @APIResponse(
            responseCode = "200",
            description = "The person and their roles now",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "Not an organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "409", description = "`lastOrganiser`: nobody would be left to organise")
    @APIResponse(responseCode = "422", description = "`invalid`: a word that is no role")
    public Response give(@RestPath String slug, @RestPath String subject, Body<Give> body) {
        var conference = gate.organise(slug);
        var person = Ids.parse(subject);
        var wanted = roles(body.valid());
        return switch (roles.give(conference.id(), person, wanted, caller.subject())) {
            case Giving.Given(var holder) -> Response.ok(View.of(holder)).build();
            case Giving.LastOrganiser() ->
                throw Problems.conflict("lastOrganiser", "Name another organiser first: one must remain.");
        };
    }

    private static Set<Role> roles(Give give) {
        var found = EnumSet.noneOf(Role.class);
        var errors = new ArrayList<FieldError>();
        var words = give.roles() == null ? List.<String>of() : give.roles();
        for (int at = 0; at < words.size(); at++) {
            var role = Role.of(words.get(at));
            if (role.isPresent()) {
                found.add(role.get());
            } else {
                errors.add(new FieldError("roles[%d]".formatted(at), "is no role"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return found;
    }
}
