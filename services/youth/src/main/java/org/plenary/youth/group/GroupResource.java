package org.plenary.youth.group;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.group.GroupForm.Create;
import org.plenary.youth.group.GroupForm.View;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// Sending organisations, as the safeguarding lead keeps them.
@Path("/api/v1/youth/conferences/{slug}/groups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class GroupResource {

    private final Gate gate;
    private final Groups groups;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    GroupResource(Gate gate, Groups groups, Database database, Idempotency idempotency, Caller caller) {
        this.gate = gate;
        this.groups = groups;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(operationId = "listYouthGroups", summary = "The sending organisations, with their codes")
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
        var page = groups.list(conference.id(), begin, paging.probe()).stream()
                .map(View::of)
                .toList();
        return Replies.personal(paging.page(page, uri, view -> view.id().toString()));
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "createYouthGroup",
            summary = "A sending organisation and the code its young people join with; its adult is written to once"
                    + " somebody waits")
    @RequestBody(content = @Content(schema = @Schema(implementation = Create.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response create(@RestPath String slug, Body<Create> body) {
        var conference = gate.acting(slug, Role.LEAD);
        var form = body.valid();
        return idempotency.once(
                form,
                () -> GroupForm.answer(
                        Response.status(Response.Status.CREATED),
                        database.transaction(transaction -> groups.create(
                                transaction,
                                conference.id(),
                                Objects.requireNonNull(form.organisation()),
                                Objects.requireNonNull(form.contact()).contact(),
                                caller.subject()))));
    }
}
