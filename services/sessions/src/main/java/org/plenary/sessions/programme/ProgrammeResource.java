package org.plenary.sessions.programme;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Texts;
import org.plenary.platform.identity.Caller;
import org.plenary.sessions.conference.ConferenceDoor;
import org.plenary.sessions.forms.Reads;
import org.plenary.sessions.rights.Access;
import org.plenary.sessions.rights.Rights;

/// A conference's programme: anyone reads.
@Path("/api/v1/programme/conferences/{slug}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class ProgrammeResource {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Sessions sessions;
    private final ConferenceDoor door;
    private final Rights rights;
    private final Caller caller;

    ProgrammeResource(Sessions sessions, ConferenceDoor door, Rights rights, Caller caller) {
        this.sessions = sessions;
        this.door = door;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listSessions", summary = "The programme by time, then room")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SessionReply.Page.class)))
    @APIResponse(responseCode = "400", description = "`malformed`: day, limit or after cannot be read")
    @APIResponse(responseCode = "404", description = "Unknown conference, or not the caller's to know")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`: no live state has that name, or the limit is outside 1 to 200")
    public Response list(
            @PathParam("slug") String slug,
            @QueryParam("theme") @Nullable String theme,
            @QueryParam("day") @Nullable String day,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        var conference = door.known(slug);
        var backstage = rights.isBackstage(conference.id(), caller.subjectIfKnown());
        var paging = Paging.of(limit, after, uri);
        var filter = new Sessions.Filter(tag(theme), day(day), states(state, backstage));
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

    private static @Nullable LocalDate day(@Nullable String day) {
        try {
            if (day == null || DAY.matcher(day).matches()) {
                return day == null ? null : LocalDate.parse(day);
            }
        } catch (DateTimeException unreadable) {
            // Refused below.
        }
        throw Problems.malformed("malformed", "day takes a date such as 2011-11-01.");
    }

    private static @Nullable String tag(@Nullable String theme) {
        if (theme != null && !Texts.isShowable(theme)) {
            throw Problems.malformed("malformed", "theme takes a theme's tag.");
        }
        return theme == null ? null : theme.replaceFirst("^#", "");
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
