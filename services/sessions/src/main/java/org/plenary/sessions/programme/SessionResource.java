package org.plenary.sessions.programme;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.identity.Caller;
import org.plenary.sessions.conference.ConferenceDoor;
import org.plenary.sessions.conference.Conferences;
import org.plenary.sessions.forms.MergePatch;
import org.plenary.sessions.forms.Reads;
import org.plenary.sessions.programme.SessionDoor.Entered;
import org.plenary.sessions.rights.Access;
import org.plenary.sessions.rights.Rights;
import org.plenary.sessions.rights.Role;

/// The programme: anyone reads, organisers touch up.
@Path("/api/v1/programme")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
class SessionResource {

    /// An abstract and a description of full length, in a script of four bytes a letter, escaped.
    private static final int LARGEST_PATCH = 512 * 1024;

    private final Sessions sessions;
    private final SessionDoor door;
    private final ConferenceDoor conferenceDoor;
    private final Conferences conferences;
    private final Rights rights;
    private final Caller caller;
    private final Database database;
    private final MergePatch patches;

    SessionResource(
            Sessions sessions,
            SessionDoor door,
            ConferenceDoor conferenceDoor,
            Conferences conferences,
            Rights rights,
            Caller caller,
            Database database,
            MergePatch patches) {
        this.sessions = sessions;
        this.door = door;
        this.conferenceDoor = conferenceDoor;
        this.conferences = conferences;
        this.rights = rights;
        this.caller = caller;
        this.database = database;
        this.patches = patches;
    }

    @GET
    @Path("/conferences/{slug}/sessions")
    @Operation(operationId = "listSessions", summary = "The programme by time, then room")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Page.class)))
    @APIResponse(responseCode = "400", description = "day, limit or after cannot be read")
    @APIResponse(responseCode = "404", description = "Unknown conference, or not the caller's to know")
    @APIResponse(responseCode = "422", description = "No live state has that name")
    Response list(
            @PathParam("slug") String slug,
            @QueryParam("theme") @Nullable String theme,
            @QueryParam("day") @Nullable String day,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        var conference = conferenceDoor.known(slug);
        var backstage = rights.isBackstage(conference.id(), caller.subjectIfKnown());
        var paging = Paging.of(limit, after);
        var filter = new Sessions.Filter(
                theme == null ? null : theme.replaceFirst("^#", ""), day(day), states(state, backstage));
        var found = sessions.page(conference.id(), filter, place(paging.after()), paging.probe());
        var items = found.stream()
                .map(session -> SessionReply.item(session, backstage))
                .toList();
        var page = paging.page(items, uri, item -> item.startsAt() + " " + item.id() + " " + item.room());
        var tag = Replies.tagOf(items.stream()
                .map(item -> item.id() + " " + item.version() + " " + item.state())
                .toList());
        return Reads.of(request, page, tag, !backstage && conference.access() != Access.INVITATION);
    }

    @GET
    @Path("/sessions/{id}")
    @Operation(operationId = "getSession", summary = "One session")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Detail.class)))
    @APIResponse(responseCode = "400", description = "That is no id")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    Response get(@PathParam("id") String id, @Context Request request) {
        var entered = door.known(id);
        return Reads.of(
                request,
                Response.ok(SessionReply.detail(entered)),
                Long.toString(entered.session().version()),
                !entered.backstage() && entered.conference().access() != Access.INVITATION);
    }

    @PATCH
    @Path("/sessions/{id}")
    @Authenticated
    @Operation(operationId = "changeSession", summary = "Changes a session by a merge-patch")
    @RequestBody(content = @Content(schema = @Schema(implementation = SessionForm.Fields.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Detail.class)))
    @APIResponse(responseCode = "403", description = "The caller does not organise the conference")
    @APIResponse(responseCode = "404", description = "Unknown, withdrawn, or not the caller's to know")
    @APIResponse(responseCode = "412", description = "It has changed since the version in If-Match")
    @APIResponse(responseCode = "422", description = "invalid, text.control")
    Response change(
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

    private static @Nullable LocalDate day(@Nullable String day) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException unreadable) {
            throw Problems.malformed("malformed", "day takes a date such as 2011-11-01.");
        }
    }

    /// The states that look like the wished one to the caller.
    private static @Nullable List<LiveState> states(@Nullable String state, boolean backstage) {
        if (state == null) {
            return null;
        }
        var wished = LiveState.find(state)
                .orElseThrow(
                        () -> Problems.invalid("state", "must be scheduled, preview, live, paused, ended or replay"));
        return List.of(LiveState.values()).stream()
                .filter(one -> (backstage ? one : one.shownToOthers()) == wished)
                .toList();
    }

    private static Sessions.@Nullable Place place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            var parts = after.split(" ", 3);
            return new Sessions.Place(Instant.parse(parts[0]), parts[2], UUID.fromString(parts[1]));
        } catch (RuntimeException notOurs) {
            throw Problems.malformed("malformed", "after takes what a Link gave.");
        }
    }
}
