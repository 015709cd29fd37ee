package org.plenary.sessions.conference;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.sessions.forms.MergePatch;
import org.plenary.sessions.forms.Reads;
import org.plenary.sessions.rights.Access;
import org.plenary.sessions.rights.Rights;

/// Conferences: anyone reads, who may create conferences creates, organisers change.
@Path("/api/v1/programme/conferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class ConferenceResource {

    /// How many pages of the store one page of the answer may take: conferences by invitation are passed over.
    private static final int MOST_ROUNDS = 20;

    private final Conferences conferences;
    private final ConferenceDoor door;
    private final Rights rights;
    private final Caller caller;
    private final Database database;
    private final Idempotency idempotency;
    private final MergePatch patches;

    ConferenceResource(
            Conferences conferences,
            ConferenceDoor door,
            Rights rights,
            Caller caller,
            Database database,
            Idempotency idempotency,
            MergePatch patches) {
        this.conferences = conferences;
        this.door = door;
        this.rights = rights;
        this.caller = caller;
        this.database = database;
        this.idempotency = idempotency;
        this.patches = patches;
    }

    @GET
    @Operation(operationId = "listConferences", summary = "Conferences the caller may know of, the latest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ConferenceReply.ShownPage.class)))
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        var paging = Paging.of(limit, after, uri);
        var visible = visible(paging);
        var page = paging.page(
                visible.stream().map(ConferenceReply::of).toList(), uri, shown -> shown.startsOn() + " " + shown.id());
        var tag = Replies.tagOf(visible.stream()
                .map(conference -> conference.id() + " " + conference.version())
                .toList());
        return Reads.of(
                request, page, tag, visible.stream().noneMatch(conference -> conference.access() == Access.INVITATION));
    }

    private List<Conference> visible(Paging paging) {
        var visible = new ArrayList<Conference>();
        var cursor = Cursor.of(paging.after());
        for (int round = 0; round < MOST_ROUNDS && visible.size() < paging.probe(); round++) {
            var found = conferences.page(cursor.startsOn(), cursor.id(), paging.probe());
            found.stream()
                    .filter(conference -> rights.mayKnow(conference.access(), conference.id(), caller.subjectIfKnown()))
                    .forEach(visible::add);
            if (found.size() < paging.probe()) {
                break;
            }
            cursor = new Cursor(
                    found.getLast().profile().startsOn(), found.getLast().id());
        }
        return visible.subList(0, Math.min(visible.size(), paging.probe()));
    }

    @POST
    @Authenticated
    @Operation(operationId = "createConference", summary = "Creates a conference; the caller becomes its organiser")
    @RequestBody(content = @Content(schema = @Schema(implementation = ConferenceForm.Fields.class)))
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ConferenceReply.Shown.class)))
    @APIResponse(responseCode = "403", description = "The account may not create conferences")
    @APIResponse(responseCode = "409", description = "slugTaken")
    @APIResponse(responseCode = "422", description = "invalid")
    public Response create(Body<ConferenceForm.Fields> body) {
        if (!caller.hasRole("organiser")) {
            throw Problems.forbidden("forbidden", "Your account may not create conferences.");
        }
        var fields = body.valid();
        if (fields.slug() == null) {
            throw Problems.invalid("slug", "must not be null");
        }
        var slug = fields.slug();
        var profile = ConferenceForm.profile(fields);
        return idempotency.once(fields, () -> {
            var added = conferences
                    .add(slug, profile, caller.subject())
                    .orElseThrow(() -> Problems.conflict("slugTaken", "Another conference has this slug."));
            return Response.created(URI.create("/api/v1/programme/conferences/" + added.slug()))
                    .entity(ConferenceReply.of(added))
                    .tag(Long.toString(added.version()))
                    .build();
        });
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getConference", summary = "A conference with its themes")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ConferenceReply.Shown.class)))
    @APIResponse(responseCode = "404", description = "Unknown, or by invitation and the caller is not invited")
    public Response get(@PathParam("slug") String slug, @Context Request request) {
        var conference = door.known(slug);
        return Reads.of(
                request,
                Response.ok(ConferenceReply.of(conference)),
                Long.toString(conference.version()),
                conference.access() != Access.INVITATION
                        && !rights.isBackstage(conference.id(), caller.subjectIfKnown()));
    }

    @PATCH
    @Path("/{slug}")
    @Authenticated
    @Operation(operationId = "changeConference", summary = "Changes a conference by a merge-patch")
    @RequestBody(content = @Content(schema = @Schema(implementation = ConferenceForm.Fields.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ConferenceReply.Shown.class)))
    @APIResponse(responseCode = "403", description = "The caller does not organise it")
    @APIResponse(responseCode = "404", description = "Unknown, or not the caller's to know")
    @APIResponse(responseCode = "422", description = "invalid")
    public Response change(
            @PathParam("slug") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Body<ConferenceForm.Fields> body) {
        var known = door.organised(slug);
        var patch = patches.read(body);
        return database.transaction(transaction -> {
            var locked = conferences.lock(transaction, known.id());
            var fields = patches.apply(patch, ConferenceForm.Fields.of(locked), ConferenceForm.Fields.class);
            Versions.match(Versions.expected(ifMatch), locked.version(), () -> ConferenceReply.of(locked));
            body.check(fields);
            if (!locked.slug().equals(fields.slug())) {
                throw Problems.invalid("slug", "cannot be changed");
            }
            return ConferenceReply.changed(conferences.put(transaction, locked, ConferenceForm.profile(fields)));
        });
    }

    @PUT
    @Path("/{slug}/themes")
    @Authenticated
    @Operation(operationId = "putThemes", summary = "Lists the conference's themes anew")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ThemesForm.Field.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ConferenceReply.Shown.class)))
    @APIResponse(responseCode = "403", description = "The caller does not organise it")
    @APIResponse(responseCode = "404", description = "Unknown, or not the caller's to know")
    @APIResponse(responseCode = "409", description = "themeInUse: sessions stand in a theme that is left out")
    @APIResponse(responseCode = "422", description = "invalid")
    public Response putThemes(
            @PathParam("slug") String slug, @HeaderParam("If-Match") @Nullable String ifMatch, Body<ThemesForm> body) {
        var known = door.organised(slug);
        var form = body.read();
        return database.transaction(transaction -> {
            var locked = conferences.lock(transaction, known.id());
            Versions.match(Versions.expected(ifMatch), locked.version(), () -> ConferenceReply.of(locked));
            return switch (conferences.putThemes(
                    transaction, locked, body.check(form).listed())) {
                case ThemesOutcome.Listed(var conference) -> ConferenceReply.changed(conference);
                case ThemesOutcome.InUse(var title) ->
                    throw Problems.conflict(
                            "themeInUse",
                            "Sessions stand in the theme “%s”. Keep it, or give them another.".formatted(title));
            };
        });
    }

    private record Cursor(
            @Nullable LocalDate startsOn, @Nullable UUID id) {

        static Cursor of(@Nullable String after) {
            if (after == null) {
                return new Cursor(null, null);
            }
            try {
                var parts = after.split(" ", 2);
                return new Cursor(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException notOurs) {
                throw Problems.malformed("malformed", "after takes what a Link gave.");
            }
        }
    }
}
