package org.plenary.registration.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Texts;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.registration.State;
import org.plenary.registration.role.Gate;
import org.plenary.registration.roster.Roster.Filter;
import org.plenary.registration.roster.Roster.Line;
import org.plenary.registration.roster.Roster.Place;

/// The organisers' list of registrations.
@Path("/api/v1/registration/conferences/{slug}/registrations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Registrations")
public class RosterResource {

    private static final int SEARCH_MOST = 100;

    private final Gate gate;
    private final Roster roster;

    RosterResource(Gate gate, Roster roster) {
        this.gate = gate;
        this.roster = roster;
    }

    /// One registration, as organisers see it. Of youth there is no name.
    @Schema(name = "RosterItem")
    record Item(
            UUID id,
            UUID subject,
            String kind,
            String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer position,

            @Nullable String name,
            @Nullable String organisation,
            @Nullable String country,
            List<String> roles,
            Instant registeredAt,
            long version) {

        static Item of(Line line) {
            return new Item(
                    line.id(),
                    line.subject(),
                    line.kind(),
                    line.state(),
                    line.position(),
                    line.name(),
                    line.organisation(),
                    line.country(),
                    line.roles(),
                    line.registeredAt(),
                    line.version());
        }
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listRegistrations",
            summary = "All registrations in the order of registering, by state, kind, and text in name or organisation")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = Item[].class)))
    @APIResponse(responseCode = "403", description = "Not an organiser")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "422", description = "`invalid`: no such state or kind")
    public Response list(
            @RestPath String slug,
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("q") @Nullable String q,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.organise(slug);
        var paging = Paging.of(limit, after, uri);
        var place = paging.after() == null ? null : place(paging.after());
        var filter = new Filter(state(state), kind(kind), text(q));
        var items = roster.list(conference.id(), filter, place, paging.probe()).stream()
                .map(Item::of)
                .toList();
        return Replies.personal(paging.page(items, uri, item -> item.registeredAt() + " " + item.id()));
    }

    private static @Nullable State state(@Nullable String word) {
        return word == null || word.isEmpty()
                ? null
                : State.of(word).orElseThrow(() -> Problems.invalid("state", "is no state"));
    }

    private static @Nullable Kind kind(@Nullable String word) {
        return word == null || word.isEmpty()
                ? null
                : Kind.of(word).orElseThrow(() -> Problems.invalid("kind", "is no kind"));
    }

    /// Names are stored composed, so they are searched for composed.
    private static @Nullable String text(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (!Texts.isShowable(q)) {
            throw Problems.invalid("text.control", List.of(new FieldError("q", PlainText.CONTROL)));
        }
        if (q.codePointCount(0, q.length()) > SEARCH_MOST) {
            throw Problems.invalid("q", "may have at most %d characters".formatted(SEARCH_MOST));
        }
        return Normalizer.normalize(q.strip(), Normalizer.Form.NFC);
    }

    private static Place place(String cursor) {
        var parts = cursor.split(" ", 2);
        try {
            return new Place(Instant.parse(parts[0]), Ids.parse(parts.length == 2 ? parts[1] : ""));
        } catch (DateTimeException notOurs) {
            throw Problems.malformed("malformed", "after takes what a Link gave.");
        }
    }
}
