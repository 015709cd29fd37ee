package org.plenary.youth.group;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
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
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.youth.group.GroupForm.Adult;
import org.plenary.youth.group.GroupForm.View;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// What the safeguarding lead changes about one sending organisation.
@Path("/api/v1/youth/groups/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class GroupChangeResource {

    private final Gate gate;
    private final Groups groups;
    private final Database database;
    private final Idempotency idempotency;

    GroupChangeResource(Gate gate, Groups groups, Database database, Idempotency idempotency) {
        this.gate = gate;
        this.groups = groups;
        this.database = database;
        this.idempotency = idempotency;
    }

    @POST
    @Path("close")
    @Authenticated
    @Operation(operationId = "closeYouthGroup", summary = "Takes nobody new any more")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such group")
    public Response close(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return change(id, ifMatch, "", (transaction, group) -> groups.setOpen(transaction, group, false));
    }

    @POST
    @Path("reopen")
    @Authenticated
    @Operation(operationId = "reopenYouthGroup", summary = "Takes new members again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such group")
    public Response reopen(@RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return change(id, ifMatch, "", (transaction, group) -> groups.setOpen(transaction, group, true));
    }

    @PUT
    @Path("contact")
    @Authenticated
    @Operation(
            operationId = "setYouthGroupContact",
            summary = "Names the adult, even the same one again; every link sent before ends")
    @RequestBody(content = @Content(schema = @Schema(implementation = Adult.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: not a safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such group")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response setContact(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Adult> body) {
        require(Ids.parse(id));
        var form = body.valid();
        return change(id, ifMatch, form, (transaction, group) -> groups.setContact(transaction, group, form.contact()));
    }

    private Response change(
            String id, @Nullable String ifMatch, Object asked, BiFunction<Transaction, Group, Group> change) {
        var group = require(Ids.parse(id));
        var expected = Versions.expected(ifMatch);
        return idempotency.once(
                asked,
                () -> GroupForm.answer(Response.ok(), database.transaction(transaction -> {
                    var held = groups.lock(transaction, group.id()).orElseThrow(GroupChangeResource::unknown);
                    Versions.match(expected, held.version(), () -> View.of(held));
                    return change.apply(transaction, held);
                })));
    }

    private Group require(UUID id) {
        var group = groups.find(id).orElseThrow(GroupChangeResource::unknown);
        gate.acting(group.conference(), Role.LEAD);
        return group;
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such group.");
    }
}
