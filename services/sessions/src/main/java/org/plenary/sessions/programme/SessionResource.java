package org.plenary.sessions.programme;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.BodyLimit;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.sessions.conference.Conferences;
import org.plenary.sessions.forms.MergePatch;
import org.plenary.sessions.forms.Reads;
import org.plenary.sessions.programme.SessionDoor.Entered;
import org.plenary.sessions.rights.Access;
import org.plenary.sessions.rights.Role;

/// One session: anyone reads, organisers touch up.
@Path("/api/v1/programme/sessions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class SessionResource {

    /// An abstract and a description of full length, in a script of four bytes a letter, escaped.
    private static final int LARGEST_PATCH = 512 * 1024;

    private final Sessions sessions;
    private final SessionDoor door;
    private final Conferences conferences;
    private final Database database;
    private final MergePatch patches;

    SessionResource(
            Sessions sessions, SessionDoor door, Conferences conferences, Database database, MergePatch patches) {
        this.sessions = sessions;
        this.door = door;
        this.conferences = conferences;
        this.database = database;
        this.patches = patches;
    }

    @GET
    @Operation(operationId = "getSession", summary = "One session")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Detail.class)))
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    public Response get(@PathParam("id") String id, @Context Request request) {
        var entered = door.known(id);
        return Reads.of(
                request,
                Response.ok(SessionReply.detail(entered)),
                Long.toString(entered.session().version()),
                !entered.backstage() && entered.conference().access() != Access.INVITATION);
    }

    @PATCH
    @Authenticated
    @Operation(operationId = "changeSession", summary = "Changes a session by a merge-patch")
    @RequestBody(content = @Content(schema = @Schema(implementation = SessionForm.Fields.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Detail.class)))
    @APIResponse(responseCode = "403", description = "The caller does not organise the conference")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    @APIResponse(responseCode = "422", description = "invalid, text.control")
    public Response change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @BodyLimit(LARGEST_PATCH) Body<SessionForm.Fields> body) {
        var entered = door.asOneOf(id, Set.of(Role.ORGANISER));
        var patch = patches.read(body);
        return database.transaction(transaction -> {
            var conference = conferences.lock(transaction, entered.conference().id());
            var locked = sessions.lock(transaction, entered.session().id());
            if (locked.withdrawn()) {
                throw Problems.notFound("There is no such session.");
            }
            var fields = patches.apply(patch, SessionForm.Fields.of(locked.facts()), SessionForm.Fields.class);
            Versions.match(
                    Versions.expected(ifMatch),
                    locked.version(),
                    () -> SessionReply.detail(new Entered(locked, conference, true)));
            var facts = SessionForm.facts(body.check(fields), locked.facts(), conference);
            return SessionReply.changed(entered, sessions.put(transaction, locked, facts));
        });
    }
}
